using System.Data.Common;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>
/// Whether anybody runs the jobs of a clustered scheduler: reads from the job store when its instances last checked in, wherever they
/// are. This process need not have a scheduler.
/// </summary>
/// <remarks>
/// An instance lives when its last check-in is no older than the interval that it promised and <see cref="Tolerance"/>. The clocks of all
/// machines are taken for synchronous, as Quartz itself takes them. The driver's exceptions go to the log only.
/// </remarks>
[HealthCheckDefaults(TimeoutSeconds = 5, Dependency = DependencyScope.Shared)]
public sealed class QuartzClusterHealthCheck : IHealthCheck
{
    private readonly CheckInTable _table;
    private readonly string _scheduler;
    private readonly string _tablePrefix = CheckInTable.DefaultPrefix;
    private readonly TimeSpan _tolerance = CheckInTable.DefaultTolerance;
    private readonly int _minimumInstances = 1;

    /// <summary>Watches a cluster.</summary>
    /// <param name="jobStore">The database of the job store.</param>
    /// <param name="schedulerName">The scheduler's name, the same in all instances: <c>quartz.scheduler.instanceName</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="jobStore"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="schedulerName"/> is blank.</exception>
    public QuartzClusterHealthCheck(DbDataSource jobStore, string schedulerName)
    {
        _table = new CheckInTable(jobStore);
        _scheduler = string.IsNullOrWhiteSpace(schedulerName)
            ? throw new ArgumentException("The scheduler's name is blank: give the one of 'quartz.scheduler.instanceName'.", nameof(schedulerName))
            : schedulerName;
    }

    /// <summary>What the names of the job store's tables begin with. Default <c>QRTZ_</c>.</summary>
    /// <exception cref="ArgumentException">The value is null, or holds what no name of a table does.</exception>
    public string TablePrefix
    {
        get => _tablePrefix;
        init => _tablePrefix = CheckInTable.ValidPrefix(value, nameof(TablePrefix));
    }

    /// <summary>How late a check-in may be, beyond the instance's own interval. Default 7.5 seconds, as in Quartz.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or more than an hour.</exception>
    public TimeSpan Tolerance
    {
        get => _tolerance;
        init => _tolerance = CheckInTable.ValidTolerance(value, nameof(Tolerance));
    }

    /// <summary>How many instances must live. Default 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MinimumInstances
    {
        get => _minimumInstances;
        init => _minimumInstances = value >= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(MinimumInstances), value, "MinimumInstances is less than 1: set it to how many must live.");
    }

    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var data = new Dictionary<string, object>(4);
        var (checkIns, problem) = await _table.ReadAsync(_tablePrefix, context.Registration?.Timeout, data, cancellationToken).ConfigureAwait(false);
        if (checkIns is null)
            return HealthResults.From([problem!], data);

        var now = DateTimeOffset.UtcNow;
        var instances = checkIns.Where(checkIn => checkIn.Scheduler == _scheduler).ToList();
        var living = instances.Count(checkIn => checkIn.IsFresh(now, _tolerance));
        data["instances"] = instances.Count;
        data["liveInstances"] = living;
        if (living == 0)
            return HealthResults.Unhealthy(QuartzReasons.NoLiveInstance, "No instance of the scheduler has checked in lately.", data: data);
        return living >= _minimumInstances
            ? HealthResults.Healthy(data: data)
            : HealthResults.Unhealthy(
                QuartzReasons.TooFewInstances,
                FormattableString.Invariant($"{living} instances have checked in lately; the minimum is {_minimumInstances}."),
                data: data);
    }
}
