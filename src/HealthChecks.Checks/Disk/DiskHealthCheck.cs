using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>Whether the file system that a path is on has room left.</summary>
/// <remarks>
/// Blocking, because a network file system that hangs holds the thread that asks. Percentages are those of <c>df</c>.
/// </remarks>
[HealthCheckDefaults(Blocking = true, Dependency = DependencyScope.Local)]
public sealed class DiskHealthCheck : IHealthCheck
{
    private readonly UsageLimits _limits = new(defaultWarning: 85, defaultCritical: 95, nameof(MinimumFreeBytes));
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
        get => _limits.Warning;
        init => _limits.Warning = value;
    }

    /// <summary>
    /// The share in use at which the check is Unhealthy, 0 to 100; null for none. Default 95, or <see cref="WarningPercent"/> where that
    /// is higher.
    /// </summary>
    /// <exception cref="ArgumentException">The value is no percentage, or below <see cref="WarningPercent"/>.</exception>
    public double? CriticalPercent
    {
        get => _limits.Critical;
        init => _limits.Critical = value;
    }

    /// <summary>The check is Unhealthy with fewer free bytes than this; null for no such limit. Default null.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long? MinimumFreeBytes
    {
        get => _limits.Minimum;
        init => _limits.Minimum = value;
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

        var data = new Dictionary<string, object>(3)
        {
            ["usedPercent"] = Math.Round(space.UsedPercent, 2),
            ["freeBytes"] = space.FreeBytes,
            ["totalBytes"] = space.TotalBytes,
        };
        var (status, text) = _limits.Judge(space.UsedPercent, space.FreeBytes);
        return status == HealthStatus.Healthy
            ? HealthResults.Healthy(data: data)
            : HealthResults.From([new HealthFinding(status, CheckReasons.DiskSpaceLow, text)], data);
    }
}
