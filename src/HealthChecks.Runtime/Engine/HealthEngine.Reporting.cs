using System.Runtime.CompilerServices;

namespace HealthChecks;

/// <summary>What others ask of the engine, and what it tells them.</summary>
internal sealed partial class HealthEngine
{
    public IReadOnlyList<SubsetReporter> Subsets => _subsets;

    public SubsetReporter? Find(string subset)
    {
        foreach (var reporter in _subsets)
        {
            if (string.Equals(reporter.Name, subset, StringComparison.OrdinalIgnoreCase))
                return reporter;
        }

        return null;
    }

    public ValueTask<SubsetReport> GetReportAsync(string subset, CancellationToken cancellationToken = default) =>
        Get(subset).GetReportAsync(cancellationToken);

    public ValueTask<SubsetReport> RefreshAsync(string subset, CancellationToken cancellationToken = default) =>
        Get(subset).RefreshAsync(cancellationToken);

    public async ValueTask<CheckReport> GetCheckAsync(string check, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(check);
        var cell = Array.Find(Cells, each => string.Equals(each.Name, check, StringComparison.OrdinalIgnoreCase)) ?? throw NoCheck(check);
        await StartAsync().ConfigureAwait(false);
        var fresh = FreshOf(cell);
        var round = new CheckRound(this, Clock.Now, long.MaxValue, LimitOf(null));
        var queued = cell.Join(round, round.Started, fresh) && Submit(cell, round.Limit, round.Started);
        round.Arrive();
        Launch(round, queued);
        await round.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new CheckReport(Clock, new SubsetMember(cell, critical: true, fresh), cell.Read(Clock.Now, round.Started, fresh, out _));
    }

    public async IAsyncEnumerable<HealthTransition> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var channel = Transitions.Open();
        try
        {
            while (await channel.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
            {
                while (channel.Reader.TryRead(out var transition))
                    yield return transition;
            }
        }
        finally
        {
            Transitions.Close(channel);
        }
    }

    /// <summary>A run has come to something, or another check has kept it from starting.</summary>
    public void OnReading(Cell cell, Outcome? before, Outcome outcome, in StatusChange change, long duration)
    {
        // The usual case: as before, and nobody listens.
        var isForTheLog = !ReferenceEquals(before, outcome) || !outcome.Passes;
        if (!isForTheLog && !_telemetry.IsHeard)
            return;

        if (Notices.AreDirect)
            Tell(cell, outcome, change, duration, isForTheLog);
        else
            TellLater(cell, outcome, change, duration, isForTheLog);
    }

    /// <summary>A check that was given up makes no reading that would say that it is red still.</summary>
    /// <returns>When to look again.</returns>
    public long OnStillWedged(Cell cell, long now)
    {
        if (cell.LastOutcome is not { Passes: false } outcome)
            return long.MaxValue;

        if (_readingLog.TakeRepeat(cell, now))
            Notices.Post(() => _readingLog.WriteRepeated(cell, outcome, now));
        return _readingLog.RepeatsAt(cell);
    }

    // On its own, so that what is told on the spot allocates nothing.
    private void TellLater(Cell cell, Outcome outcome, StatusChange change, long duration, bool isForTheLog) =>
        Notices.Post(() => Tell(cell, outcome, change, duration, isForTheLog));

    private void Tell(Cell cell, Outcome outcome, in StatusChange change, long duration, bool isForTheLog)
    {
        _telemetry.OnReading(cell, outcome, change, duration);
        if (!isForTheLog)
            return;

        if (change.IsChange)
            _readingLog.Changed(cell, outcome, change);
        else if (!outcome.Passes)
            _readingLog.Repeated(cell, outcome);
        else if (outcome is { Last: { } last, Consecutive: 1 })
            _readingLog.Held(cell, last);
    }

    /// <summary>A run has come back after it was given up: worth a line when it took its time, not when it heeded its token.</summary>
    public void OnReturned(Cell cell, long after)
    {
        if (Clock.ToMilliseconds(after - cell.Settings.Timeout) > WedgedMilliseconds)
            Logger.Write(logger => Log.WedgedReturned(logger, cell.Name, Clock.ToMilliseconds(after)));
    }

    public void OnSubsetTransition(SubsetReporter subset, SubsetReport report, StatusChange change) => Notices.Post(() =>
    {
        _telemetry.OnSubsetTransition(subset.Name, report.Status);
        _readingLog.Changed(subset, report, change, report.Failing());
    });

    /// <summary>Seconds between the stop signal and the beginning of the stop.</summary>
    public double DrainSeconds => Options.DrainSeconds ?? 0;

    public void OnDraining(double seconds) => Logger.Write(logger => Log.Draining(logger, seconds));

    public void OnDrainSkipped() => Logger.Write(Log.DrainSkipped);

    public void OnThreadFailed(Exception exception) => Notices.Post(() => Logger.Write(logger => Log.EngineThreadFailed(logger, exception)));

    private const double WedgedMilliseconds = 500;

    private SubsetReporter Get(string subset)
    {
        ArgumentNullException.ThrowIfNull(subset);
        return Find(subset) ?? throw NoSubset(subset);
    }

    private ArgumentException NoSubset(string subset)
    {
        var known = new List<string>();
        foreach (var reporter in _subsets)
            known.Add(reporter.Name);
        return new ArgumentException($"There is no subset '{subset}': {NameAdvice.For(subset, known, "declare it with [HealthSubset]")}", nameof(subset));
    }

    private ArgumentException NoCheck(string check)
    {
        var known = new List<string>();
        foreach (var cell in Cells)
            known.Add(cell.Name);
        return new ArgumentException($"There is no check '{check}': {NameAdvice.For(check, known, "declare it with [HealthCheck]")}", nameof(check));
    }
}
