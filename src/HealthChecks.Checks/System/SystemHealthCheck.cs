using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>
/// The figures of the machine at a glance, as data: processors, load, memory, disk, network, uptime, and where Linux shows them temperature
/// and battery.
/// </summary>
/// <remarks>
/// It has no limits and so is Healthy, unless memory or disk cannot be read at all: then Degraded. Limits are those of
/// <see cref="CpuHealthCheck"/>, <see cref="MemoryHealthCheck"/> and <see cref="DiskHealthCheck"/>, which read the same figures. Blocking,
/// because a network file system that hangs holds the thread that asks.
/// </remarks>
[HealthCheckDefaults(Blocking = true, Dependency = DependencyScope.Local)]
public sealed class SystemHealthCheck : IHealthCheck
{
    private readonly string _root;
    private readonly Func<string, DiskSpace> _readDisk;
    private readonly Func<MemoryUsage?> _readMemory;
    private readonly CpuMeter _cpu;
    private readonly string _path = AppContext.BaseDirectory;

    /// <summary>Watches the machine that this process runs on.</summary>
    public SystemHealthCheck()
        : this("/", TimeProvider.System, DiskSpace.Of, new MemoryReader("/").Read)
    {
    }

    internal SystemHealthCheck(string root, TimeProvider time, Func<string, DiskSpace> readDisk, Func<MemoryUsage?> readMemory)
    {
        (_root, _readDisk, _readMemory) = (root, readDisk, readMemory);
        _cpu = new CpuMeter(new CpuReader(root, time));
    }

    /// <summary>A folder or file on the file system to show. Default: the folder of the application.</summary>
    /// <exception cref="ArgumentException">The value is blank, or no path.</exception>
    public string Path
    {
        get => _path;
        init => _path = string.IsNullOrWhiteSpace(value)
            ? throw new ArgumentException("Path is blank: give a folder or file on the disk to show, such as '/var/lib'.", nameof(Path))
            : System.IO.Path.GetFullPath(value);
    }

    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var figures = new SystemFigures(_root);
        figures.AddCpu(_cpu.Measure());
        figures.AddLoad();
        figures.AddMemory(_readMemory());
        var cause = figures.AddDisk(_readDisk, _path);
        figures.AddNetwork();
        figures.AddUptime();
        figures.AddSensors();
        return Task.FromResult(
            figures.Missed.Count == 0
                ? HealthResults.Healthy(data: figures.Data)
                : HealthResults.From([Unreadable(figures.Missed, cause)], figures.Data));
    }

    private static HealthFinding Unreadable(IReadOnlyList<string> missed, Exception? cause) =>
        new(HealthStatus.Degraded, CheckReasons.SystemUnreadable, $"Not to be read: {string.Join(", ", missed)}.") { Cause = cause };
}
