using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>Whether the file system that a path is on has room left.</summary>
/// <remarks>
/// Blocking, because a network file system that hangs holds the thread that asks. Percentages are those of <c>df</c>.
/// </remarks>
[HealthCheckDefaults(Blocking = true, Dependency = DependencyScope.Local)]
public sealed class DiskHealthCheck : IHealthCheck
{
    private readonly UsageLimits _limits =
        new(defaultWarning: 85, defaultCritical: 95, nameof(WarningFreeBytes), nameof(MinimumFreeBytes));

    private readonly LimitPair<double> _inodes = new(LimitKind.Percent, nameof(WarningInodesPercent), nameof(CriticalInodesPercent))
    {
        DefaultWarning = 85,
        DefaultCritical = 95,
    };

    private readonly Func<string, DiskSpace> _read;
    private readonly string _path = AppContext.BaseDirectory;

    /// <summary>Watches the file system that the application is on, until told otherwise.</summary>
    public DiskHealthCheck()
        : this(DiskSpace.Of)
    {
    }

    internal DiskHealthCheck(Func<string, DiskSpace> read) => _read = read;

    /// <summary>A folder or file on the file system to watch. Default: the folder of the application.</summary>
    /// <exception cref="ArgumentException">The value is blank, or no path.</exception>
    public string Path
    {
        get => _path;
        init => _path = string.IsNullOrWhiteSpace(value)
            ? throw new ArgumentException("Path is blank: give a folder or file on the disk to watch, such as '/var/lib'.", nameof(Path))
            : System.IO.Path.GetFullPath(value);
    }

    /// <summary>
    /// The share in use at which the check is Degraded, 0 to 100; null for none. Default 85, or <see cref="CriticalPercent"/> where that
    /// is lower.
    /// </summary>
    /// <exception cref="ArgumentException">The value is no percentage, or above <see cref="CriticalPercent"/>.</exception>
    public double? WarningPercent
    {
        get => _limits.Percent.Warning;
        init => _limits.Percent.Warning = value;
    }

    /// <summary>
    /// The share in use at which the check is Unhealthy, 0 to 100; null for none. Default 95, or <see cref="WarningPercent"/> where that
    /// is higher.
    /// </summary>
    /// <exception cref="ArgumentException">The value is no percentage, or below <see cref="WarningPercent"/>.</exception>
    public double? CriticalPercent
    {
        get => _limits.Percent.Critical;
        init => _limits.Percent.Critical = value;
    }

    /// <summary>The check is Degraded with fewer free bytes than this; null for no such limit. Default null.</summary>
    /// <exception cref="ArgumentException">The value is negative, or below <see cref="MinimumFreeBytes"/>.</exception>
    public long? WarningFreeBytes
    {
        get => _limits.LeftBytes.Warning;
        init => _limits.LeftBytes.Warning = value;
    }

    /// <summary>The check is Unhealthy with fewer free bytes than this; null for no such limit. Default null.</summary>
    /// <exception cref="ArgumentException">The value is negative, or above <see cref="WarningFreeBytes"/>.</exception>
    public long? MinimumFreeBytes
    {
        get => _limits.LeftBytes.Critical;
        init => _limits.LeftBytes.Critical = value;
    }

    /// <summary>
    /// The share of the file system's inodes in use (one for each file and folder) at which the check is Degraded, 0 to 100; null for none.
    /// Default 85, or <see cref="CriticalInodesPercent"/> where that is lower. Without effect where a file system has no fixed number of
    /// them, and elsewhere than on 64-bit Linux.
    /// </summary>
    /// <exception cref="ArgumentException">The value is no percentage, or above <see cref="CriticalInodesPercent"/>.</exception>
    public double? WarningInodesPercent
    {
        get => _inodes.Warning;
        init => _inodes.Warning = value;
    }

    /// <summary>
    /// The share of the file system's inodes in use at which the check is Unhealthy, 0 to 100; null for none. Default 95, or
    /// <see cref="WarningInodesPercent"/> where that is higher. Without effect where there is nothing to count.
    /// </summary>
    /// <exception cref="ArgumentException">The value is no percentage, or below <see cref="WarningInodesPercent"/>.</exception>
    public double? CriticalInodesPercent
    {
        get => _inodes.Critical;
        init => _inodes.Critical = value;
    }

    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Check());
    }

    private HealthCheckResult Check()
    {
        if (!System.IO.Path.Exists(_path))
            return HealthResults.Unhealthy(CheckReasons.PathMissing, "The path does not exist, or may not be seen.");

        DiskSpace space;
        try
        {
            space = _read(_path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return HealthResults.Unhealthy(CheckReasons.DiskUnreadable, "The file system does not say how full it is.", exception);
        }

        if (space.UsedBytes + space.FreeBytes <= 0)
            return HealthResults.Unhealthy(CheckReasons.DiskUnreadable, "The file system has no size.");

        return Judge(space);
    }

    private HealthCheckResult Judge(DiskSpace space)
    {
        var data = new Dictionary<string, object>(6)
        {
            ["usedPercent"] = Math.Round(space.UsedPercent, 2),
            ["freeBytes"] = space.FreeBytes,
            ["totalBytes"] = space.TotalBytes,
        };
        List<HealthFinding> findings = [];
        if (_limits.Judge(CheckReasons.DiskSpaceLow, space.UsedPercent, space.FreeBytes) is { } finding)
            findings.Add(finding);

        if (space.Inodes is { } inodes)
        {
            data["usedInodesPercent"] = Math.Round(inodes.UsedPercent, 2);
            data["freeInodes"] = inodes.Free;
            data["totalInodes"] = inodes.Total;
            var judged = _inodes.Judge(inodes.UsedPercent);
            if (judged.Status != HealthStatus.Healthy)
            {
                var text = PercentText.Used(inodes.UsedPercent, judged, "of the inodes ");
                findings.Add(new HealthFinding(judged.Status, CheckReasons.InodesLow, text));
            }
        }

        return HealthResults.From(findings, data);
    }
}
