namespace HealthChecks;

/// <summary>Reports on one subset.</summary>
public sealed partial class SubsetReporter
{
    /// <summary>Probes this close together share a round; a later one gets a round, and so a deadline, of its own.</summary>
    private const double ShareSeconds = 0.02;

    private readonly HealthEngine _engine;
    private readonly object _gate = new();
    private readonly SubsetVerdict _verdict = new();
    private readonly ProbeKind _kind;
    private readonly long _share;
    private readonly bool _latch;
    private volatile SubsetSettings _settings;
    private SubsetReport? _current;
    private SubsetReport? _latched;
    private SubsetRound? _round;

    internal SubsetReporter(HealthEngine engine, ComposedHealthSubset subset, HealthOptions options)
    {
        _engine = engine;
        Subset = subset;
        _kind = subset.Definition.Kind;
        _settings = new SubsetSettings(engine, subset, options, before: null);
        _share = engine.Clock.ToStamps(ShareSeconds);
        _latch = subset.Definition.Latch ?? _kind == ProbeKind.Startup;
    }

    /// <summary>The subset's name.</summary>
    public string Name => Subset.Name;

    /// <summary>The subset's declaration.</summary>
    public ComposedHealthSubset Subset { get; }

    /// <summary>Whether the subset is served: configuration may switch it off, which answers 404 at its paths.</summary>
    public bool IsEnabled => _settings.IsEnabled;

    /// <summary>Whether the subset has latched: it has passed once, and stays passed.</summary>
    public bool IsLatched => Volatile.Read(ref _latched) is not null;

    internal SubsetSettings Settings => _settings;

    internal StatusTrack Track => _verdict.Track;

    internal bool HasLatch => _latch;

    internal EngineClock Clock => _engine.Clock;

    internal ServiceIdentity Service => _engine.Service;

    /// <summary>What was answered last; null before the first question.</summary>
    internal SubsetReport? LastReport => Latched() ?? Volatile.Read(ref _current);

    /// <summary>What holds of the whole instance, and is stronger here than what the members say; null for nothing.</summary>
    internal string? ImposedReason => Latched() is null ? _engine.Lifecycle.ReasonFor(_kind) : null;

    internal TaskCreationOptions Continuations => _engine.Continuations;

    /// <summary>The HTTP status code that the subset answers with.</summary>
    /// <param name="report">A report of this subset.</param>
    /// <returns>200, 200 and 503 unless the subset, or its configuration, says otherwise.</returns>
    public int StatusCodeOf(SubsetReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report.Settings.StatusCodeOf(report.Status, report.IsDraining);
    }

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
            ? AskAsync(now, _settings.Deadline, isAnew: false, cancellationToken)
            : StartAndAskAsync(_settings.Deadline, isAnew: false, cancellationToken);
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
        StartAndAskAsync(long.MaxValue, isAnew: false, cancellationToken);

    /// <summary>
    /// A report for which every member has been run after this call, however fresh its reading was: for tests, and for code that has just repaired
    /// something. Still never more than one run of a check at a time. Waits for each run or its timeout, not for the deadline.
    /// </summary>
    /// <param name="cancellationToken">Stops the waiting, never the runs.</param>
    /// <returns>The report.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled first.</exception>
    public async ValueTask<SubsetReport> RefreshAsync(CancellationToken cancellationToken = default)
    {
        var asked = _engine.Clock.Now;
        var report = await StartAndAskAsync(long.MaxValue, isAnew: true, cancellationToken).ConfigureAwait(false);
        // A run that was in flight already may have seen what was there before.
        return report.HasRunFromBefore(asked)
            ? await AskAsync(_engine.Clock.Now, long.MaxValue, isAnew: true, cancellationToken).ConfigureAwait(false)
            : report;
    }

    internal void Apply(HealthOptions options) => _settings = new SubsetSettings(_engine, Subset, options, _settings);

    internal SubsetReport BuildReport(long started)
    {
        StatusChange change = default;
        SubsetReport report;
        lock (_gate)
        {
            var version = _engine.Version;
            var now = _engine.Clock.Now;
            var settings = _settings;
            report = ReportBuilder.Build(this, settings, settings.Members, started, now, version, _engine.IsDevelopment);
            if (_engine.Lifecycle.ReasonFor(_kind) is { } imposed)
            {
                report.Impose(imposed);
            }
            else
            {
                change = _verdict.Note(report, settings, now);
                if (change.IsTransition)
                    _engine.Transitions.OnSubset(Name, _verdict.Track, change, now, report.Failing());
                if (_latch && report.Passes)
                    Interlocked.CompareExchange(ref _latched, report, null);
            }

            Volatile.Write(ref _current, report);
        }

        // Not under the gate: a log may take its time, and other probes want their answer.
        if (change.IsTransition)
            _engine.OnSubsetTransition(this, report, change);

        // It may have been latched before.
        return Latched() ?? report;
    }

    // What holds of the whole instance is stronger than the latch, where it is of that kind.
    private SubsetReport? Latched() =>
        Volatile.Read(ref _latched) is { } latched && (_kind == ProbeKind.Startup || _engine.Lifecycle.ReasonFor(_kind) is null) ? latched : null;

    private SubsetReport? FreshAt(long now)
    {
        if (Latched() is { } latched)
            return latched;

        return Volatile.Read(ref _current) is { } current && now < current.FreshUntil && current.Version == _engine.Version ? current : null;
    }

    private async ValueTask<SubsetReport> StartAndAskAsync(long deadline, bool isAnew, CancellationToken cancellationToken)
    {
        await _engine.StartAsync().ConfigureAwait(false);
        return await AskAsync(_engine.Clock.Now, deadline, isAnew, cancellationToken).ConfigureAwait(false);
    }

    private ValueTask<SubsetReport> AskAsync(long now, long deadline, bool isAnew, CancellationToken cancellationToken)
    {
        if (_engine.Lifecycle.ReasonFor(_kind) is { } imposed && HealthLifecycle.NeedsNoChecks(imposed))
            return new ValueTask<SubsetReport>(BuildReport(now));

        var isShared = deadline != long.MaxValue && !isAnew;
        if (isShared && Volatile.Read(ref _round) is { IsCompleted: false } open && now - open.Started <= _share && open.Deadline - now <= deadline)
            return Wait(open, cancellationToken);

        var settings = _settings;
        var round = new SubsetRound(this, now, EngineClock.Add(now, deadline), _engine.LimitOf(settings)) { IsAnew = isAnew };
        var queued = false;
        foreach (var member in settings.Members)
        {
            if (member.Cell.Join(round, now, member.Fresh))
                queued |= _engine.Submit(member.Cell, round.Limit, now);
        }

        if (isShared)
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
