using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>Reports on one subset.</summary>
public sealed class SubsetReporter
{
    /// <summary>Probes this close together share a round; a later one gets a round, and so a deadline, of its own.</summary>
    private const double ShareSeconds = 0.02;

    /// <summary>What is kept back of a deadline, so that the answer is with the prober by then and not only built.</summary>
    private const double SendingSeconds = 0.02;

    private readonly HealthEngine _engine;
    private readonly long _deadline;
    private readonly long _share;
    private readonly bool _latch;
    private SubsetReport? _current;
    private SubsetReport? _latched;
    private SubsetRound? _round;

    internal SubsetReporter(HealthEngine engine, ComposedHealthSubset subset)
    {
        _engine = engine;
        Subset = subset;
        var definition = subset.Definition;
        var defaultFresh = engine.Clock.ToStamps(definition.Fresh.TotalSeconds);
        Members = new SubsetMember[subset.Members.Count];
        for (var i = 0; i < Members.Length; i++)
        {
            var member = subset.Members[i];
            var cell = engine.Cells[member.Check.Index];
            // The smallest explicit setting wins.
            var fresh = cell.Settings.Fresh is { } own
                ? definition.FreshSeconds is null ? own : Math.Min(own, defaultFresh)
                : defaultFresh;
            // What no longer counts is not fresh either: the check runs again.
            Members[i] = new SubsetMember(cell, member.Critical, Math.Min(fresh, cell.Settings.MaxAge));
        }

        _deadline = engine.Clock.ToStamps(definition.Deadline.TotalSeconds - Math.Min(SendingSeconds, definition.Deadline.TotalSeconds / 20));
        _share = engine.Clock.ToStamps(ShareSeconds);
        _latch = definition.Latch ?? definition.Kind == ProbeKind.Startup;
    }

    /// <summary>The subset's name.</summary>
    public string Name => Subset.Name;

    /// <summary>The subset's declaration.</summary>
    public ComposedHealthSubset Subset { get; }

    internal SubsetMember[] Members { get; }

    internal EngineClock Clock => _engine.Clock;

    /// <summary>The HTTP status code that the subset answers with.</summary>
    /// <param name="status">The status of a report.</param>
    /// <returns>200, 200 and 503 unless the subset says otherwise.</returns>
    public int StatusCodeOf(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => Subset.Definition.HealthyStatusCode ?? 200,
        HealthStatus.Degraded => Subset.Definition.DegradedStatusCode ?? 200,
        _ => Subset.Definition.UnhealthyStatusCode ?? 503,
    };

    /// <summary>A report by the subset's deadline: from readings that are fresh, and runs for those that are not.</summary>
    /// <param name="cancellationToken">Stops the waiting, never the runs, which others may wait for.</param>
    /// <returns>The report; the same object again while nothing has changed and every reading is fresh.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled first.</exception>
    public ValueTask<SubsetReport> GetReportAsync(CancellationToken cancellationToken = default)
    {
        var now = _engine.Clock.Now;
        if (FreshAt(now) is { } fresh)
            return new ValueTask<SubsetReport>(fresh);

        return _engine.IsStarted
            ? AskAsync(now, _deadline, cancellationToken)
            : StartAndAskAsync(_deadline, cancellationToken);
    }

    /// <summary>The last report while nothing has changed and every reading is fresh; else null, and nothing is run.</summary>
    /// <returns>What <see cref="GetReportAsync"/> would return at once; null when it would ask.</returns>
    public SubsetReport? GetFreshReport() => FreshAt(_engine.Clock.Now);

    /// <summary>
    /// A report once every member has a fresh reading, or has reached its own timeout: for a pipeline, where nobody is impatient.
    /// </summary>
    /// <param name="cancellationToken">Stops the waiting, never the runs.</param>
    /// <returns>The report.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled first.</exception>
    public ValueTask<SubsetReport> GetCompleteReportAsync(CancellationToken cancellationToken = default) =>
        StartAndAskAsync(long.MaxValue, cancellationToken);

    internal SubsetReport BuildReport(long started)
    {
        var version = _engine.Version;
        var now = _engine.Clock.Now;
        var report = ReportBuilder.Build(this, started, now, version, _engine.IsDevelopment);
        if (_latch && report.Status != HealthStatus.Unhealthy)
            Interlocked.CompareExchange(ref _latched, report, null);
        Volatile.Write(ref _current, report);

        // Another probe may have latched the subset while this one was under way.
        return Volatile.Read(ref _latched) ?? report;
    }

    private SubsetReport? FreshAt(long now)
    {
        if (Volatile.Read(ref _latched) is { } latched)
            return latched;

        return Volatile.Read(ref _current) is { } current && now < current.FreshUntil && current.Version == _engine.Version ? current : null;
    }

    private async ValueTask<SubsetReport> StartAndAskAsync(long deadline, CancellationToken cancellationToken)
    {
        await _engine.StartAsync().ConfigureAwait(false);
        return await AskAsync(_engine.Clock.Now, deadline, cancellationToken).ConfigureAwait(false);
    }

    private ValueTask<SubsetReport> AskAsync(long now, long deadline, CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _round) is { IsCompleted: false } open && now - open.Started <= _share && deadline != long.MaxValue)
            return Wait(open, cancellationToken);

        var round = new SubsetRound(this, now, EngineClock.Add(now, deadline));
        var queued = false;
        foreach (var member in Members)
        {
            if (member.Cell.Join(round, now, member.Fresh))
            {
                _engine.Queue.Add(member.Cell);
                queued = true;
            }
        }

        if (deadline != long.MaxValue)
            Volatile.Write(ref _round, round);
        round.Arrive();
        _engine.Launch(round, queued);
        return Wait(round, cancellationToken);
    }

    private static ValueTask<SubsetReport> Wait(SubsetRound round, CancellationToken cancellationToken)
    {
        var task = round.Task;
        return new ValueTask<SubsetReport>(task.IsCompleted || !cancellationToken.CanBeCanceled ? task : WaitAsync(task, cancellationToken));
    }

    // As a task without a result: in a native binary, waiting for one with a result is compiled again for every type of result that there is.
    private static async Task<SubsetReport> WaitAsync(Task<SubsetReport> task, CancellationToken cancellationToken)
    {
        await ((Task)task).WaitAsync(cancellationToken).ConfigureAwait(false);
        return task.Result;
    }
}
