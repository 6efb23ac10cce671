namespace HealthChecks.Properties;

/// <summary>The engine with one mistake in it: an edit of one of its files.</summary>
internal sealed record Mutant(string Name, string File, string Text, string Instead, params string[] KilledBy)
{
    public static readonly Mutant[] All =
    [
        new(
            "the count of a check's hysteresis is not reset by an opposite reading",
            "Engine/Hysteresis.cs",
            "before.WasKeptFromRunning || IsVerdict(reading))\n            return reading;",
            "before.WasKeptFromRunning || IsVerdict(reading))\n            return before is { Consecutive: > 0 } && !before.IsAbsent && !before.WasKeptFromRunning && !IsVerdict(reading) ? before : reading;",
            "i"),
        new(
            "the count of a subset's hysteresis is not reset by an opposite evaluation",
            "Engine/SubsetVerdict.cs",
            "else\n            _against = 0;",
            "",
            "i"),
        new(
            "a run that is given up frees its slot before it returns",
            "Engine/Cell.cs",
            "_state = CellState.Wedged;",
            "_state = CellState.Idle;",
            "ii"),
        new(
            "the age of a reading is not looked at",
            "Engine/Cell.Readings.cs",
            "(now - last.MeasuredAt > Settings.MaxAge && last.MeasuredAt < since)",
            "since < 0",
            "iii"),
        new(
            "the age of a reading that hysteresis holds while its check hangs is not looked at",
            "Engine/Cell.Readings.cs",
            "last.Outcome is { Last: not null } && now - last.MeasuredAt > Settings.MaxAge",
            "false",
            "iii"),
        new(
            "deadlines come late",
            "Engine/EngineThread.cs",
            "now >= round.Deadline",
            "now >= round.Deadline + 100",
            "iv"),
        new(
            "the last vote counts, and not the worst",
            "Engine/ReportBuilder.cs",
            "vote < status ? vote : status;",
            "vote;",
            "v"),
        new(
            "readings are fresh for half their time",
            "Engine/Cell.Readings.cs",
            "now - _last.MeasuredAt < fresh;",
            "now - _last.MeasuredAt < fresh / 2;",
            "vi"),
        new(
            "background runs come twice as often",
            "Engine/HealthEngine.Runs.cs",
            "(long)(every * (",
            "(long)(0.5 * every * (",
            "vi background"),
        new(
            "to end the cordon ends the drain",
            "Lifecycle/HealthLifecycle.cs",
            "Change(() => IsCordoned = false)",
            "Change(() => IsCordoned = _isDraining = false)",
            "vii"),
        new(
            "only the first round that waits for a run is told of its end",
            "Engine/WaitingRounds.cs",
            "foreach (var round in _others)\n            round.Arrive();",
            "",
            "viii"),
        new(
            "the slot is not released when a check throws",
            "Engine/CellRun.cs",
            "return End(Outcome.Of(exception, _cell.Registration.FailureStatus), started);",
            "return started;",
            "ix",
            "iv"),
        new(
            "the slot is not released when a check returns no task",
            "Engine/CellRun.cs",
            "?? throw CheckCreation.NullTask(_cell.Name)",
            "?? new TaskCompletionSource<HealthCheckResult>().Task",
            "ix"),
        new(
            "a check starts although what it is blocked by has come to fail",
            "Engine/CellRun.cs",
            "if (_engine.Withdraw(_cell, now))",
            "if (now < 0)",
            "x"),
        new(
            "a limit lets one run more",
            "Engine/RunLimit.cs",
            "if (_running < Most)",
            "if (_running <= Most)",
            "xi"),
        new(
            "whoever leaves a limit lets nobody else have a turn",
            "Engine/RunLimit.cs",
            "engine.Start(next);",
            "",
            "xi"),
    ];
}
