using System.Data.Common;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Quartz;

namespace HealthChecks;

/// <summary>
/// Whether the scheduler of this process runs: started, not in standby, not shut down; and, given the job store of a clustered one, whether
/// it checks in.
/// </summary>
/// <remarks>No scheduler is made: one that the application has not made is missing. Exceptions go to the log only.</remarks>
[HealthCheckDefaults(TimeoutSeconds = 5, NeedsRunningProcess = true, Dependency = DependencyScope.Local)]
public sealed class QuartzSchedulerHealthCheck : IHealthCheck
{
    private readonly ISchedulerFactory _factory;
    private readonly CheckInTable? _table;
    private readonly string? _schedulerName;
    private readonly string _tablePrefix = CheckInTable.DefaultPrefix;
    private readonly TimeSpan _tolerance = CheckInTable.DefaultTolerance;

    /// <summary>Watches the scheduler itself.</summary>
    /// <param name="factory">The application's factory.</param>
    /// <exception cref="ArgumentNullException"><paramref name="factory"/> is null.</exception>
    public QuartzSchedulerHealthCheck(ISchedulerFactory factory) => _factory = factory ?? throw new ArgumentNullException(nameof(factory));

    /// <summary>Watches the scheduler and, where it is clustered, its check-ins.</summary>
    /// <param name="factory">The application's factory.</param>
    /// <param name="jobStore">The database of the job store.</param>
    /// <exception cref="ArgumentNullException"><paramref name="factory"/> or <paramref name="jobStore"/> is null.</exception>
    public QuartzSchedulerHealthCheck(ISchedulerFactory factory, DbDataSource jobStore)
        : this(factory) => _table = new CheckInTable(jobStore);

    /// <summary>The scheduler's name. Default null: every scheduler of the factory.</summary>
    /// <exception cref="ArgumentException">The value is blank.</exception>
    public string? SchedulerName
    {
        get => _schedulerName;
        init => _schedulerName = value is not null && string.IsNullOrWhiteSpace(value)
            ? throw new ArgumentException("SchedulerName is blank: give the name of a scheduler, or null for every one.", nameof(SchedulerName))
            : value;
    }

    /// <summary>What the names of the job store's tables begin with. Default <c>QRTZ_</c>.</summary>
    /// <exception cref="ArgumentException">The value is null, or holds what no name of a table does.</exception>
    public string TablePrefix
    {
        get => _tablePrefix;
        init => _tablePrefix = CheckInTable.ValidPrefix(value, nameof(TablePrefix));
    }

    /// <summary>How late a check-in may be, beyond the scheduler's own interval. Default 7.5 seconds, as in Quartz.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or more than an hour.</exception>
    public TimeSpan Tolerance
    {
        get => _tolerance;
        init => _tolerance = CheckInTable.ValidTolerance(value, nameof(Tolerance));
    }

    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var data = new Dictionary<string, object>(4);
        List<HealthFinding> findings = [];
        List<string> clustered = [];
        var schedulers = 0;
        try
        {
            // Not GetScheduler, which makes the scheduler where there is none.
            foreach (var scheduler in await _factory.GetAllSchedulers(cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false))
            {
                if (_schedulerName is not null && scheduler.SchedulerName != _schedulerName)
                    continue;

                schedulers++;
                var state = await scheduler.GetMetaData(cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
                if (Problem(state) is { } problem)
                    findings.Add(problem);
                else if (state.JobStoreClustered)
                    clustered.Add(Key(state.SchedulerName, state.SchedulerInstanceId));
            }
        }
        catch (Exception exception)
        {
            CheckSteps.ThrowIfCancelled(exception, cancellationToken);
            findings.Add(new HealthFinding(HealthStatus.Unhealthy, QuartzReasons.SchedulerUnreadable, "The scheduler could not be asked.") { Cause = exception });
            return HealthResults.From(findings, data);
        }

        data["schedulers"] = schedulers;
        if (schedulers == 0)
            findings.Add(Unhealthy(QuartzReasons.SchedulerMissing, "There is no such scheduler in this process."));
        if (clustered.Count > 0 && _table is not null)
            await AddCheckInsAsync(clustered, context.Registration?.Timeout, findings, data, cancellationToken).ConfigureAwait(false);
        return HealthResults.From(findings, data);
    }

    private static HealthFinding? Problem(SchedulerMetaData state) => state switch
    {
        { Shutdown: true } => Unhealthy(QuartzReasons.SchedulerShutdown, "The scheduler was shut down."),
        { RunningSince: null } => Unhealthy(QuartzReasons.SchedulerNotStarted, "The scheduler was never started."),
        { InStandbyMode: true } => Unhealthy(QuartzReasons.SchedulerStandby, "The scheduler is in standby, and fires nothing."),
        _ => null,
    };

    private async Task AddCheckInsAsync(
        List<string> clustered,
        TimeSpan? timeout,
        List<HealthFinding> findings,
        Dictionary<string, object> data,
        CancellationToken cancellationToken)
    {
        var (checkIns, problem) = await _table!.ReadAsync(_tablePrefix, timeout, data, cancellationToken).ConfigureAwait(false);
        if (checkIns is null)
        {
            findings.Add(problem!);
            return;
        }

        var now = DateTimeOffset.UtcNow;
        foreach (var instance in clustered)
        {
            var own = checkIns.Find(checkIn => Key(checkIn.Scheduler, checkIn.Instance) == instance);
            if (own is null || !own.IsFresh(now, _tolerance))
            {
                findings.Add(Unhealthy(
                    QuartzReasons.CheckInStale,
                    own is null ? "The scheduler has not checked in with its cluster." : "The scheduler has not checked in with its cluster lately."));
            }
        }
    }

    private static string Key(string scheduler, string instance) => $"{scheduler}\n{instance}";

    private static HealthFinding Unhealthy(string reason, string text) => new(HealthStatus.Unhealthy, reason, text);
}
