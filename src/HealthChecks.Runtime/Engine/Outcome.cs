using System.Collections.ObjectModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>
/// What a run came to. Immutable, and shared between runs that came to the same, so that a steady state allocates nothing.
/// </summary>
internal sealed class Outcome
{
    private static readonly IReadOnlyDictionary<string, object> NoData = ReadOnlyDictionary<string, object>.Empty;

    public static readonly Outcome Healthy = new(HealthStatus.Healthy, HealthReasons.Healthy);
    public static readonly Outcome Late = Failure(HealthReasons.Late, "No reading was there in time.");
    public static readonly Outcome Stale = Failure(HealthReasons.Stale, "The last reading is too old.");
    public static readonly Outcome AbsentButCritical = Failure(HealthReasons.Absent, "The check is absent here, but critical and not optional.");
    public static readonly Outcome Absent = new(HealthStatus.Healthy, HealthReasons.NotApplicable, isAbsent: true)
    {
        Data = new Dictionary<string, object> { [HealthReasons.AbsentDataKey] = true, [HealthReasons.DataKey] = HealthReasons.NotApplicable },
    };

    public static readonly Outcome Disabled = new(HealthStatus.Healthy, HealthReasons.Disabled, isAbsent: true)
    {
        Data = new Dictionary<string, object> { [HealthReasons.AbsentDataKey] = true, [HealthReasons.DataKey] = HealthReasons.Disabled },
    };

    public static readonly Outcome NeedsRunningProcess = Failure(HealthReasons.NeedsRunningProcess, "Only the running process can know; ask it with health probe.", wasKeptFromRunning: true);

    private Outcome(HealthStatus status, string reason, bool isAbsent = false)
    {
        Status = status;
        Reason = reason;
        IsAbsent = isAbsent;
    }

    public HealthStatus Status { get; }

    public string Reason { get; }

    public bool IsAbsent { get; }

    /// <summary>Whether the check was not run, and this stands in for its reading as long as what keeps it from running does.</summary>
    public bool WasKeptFromRunning { get; private init; }

    public string? Text { get; private init; }

    public Exception? Exception { get; private init; }

    /// <summary>Whether the check ended by throwing <see cref="Exception"/>.</summary>
    public bool WasThrown { get; private init; }

    public IReadOnlyDictionary<string, object> Data { get; private init; } = NoData;

    public IReadOnlyList<HealthFinding> Findings { get; private init; } = [];

    /// <summary>Whether it counts as passing. A status outside the framework's three is no proof of health.</summary>
    public bool Passes => Status is HealthStatus.Healthy or HealthStatus.Degraded;

    /// <summary><see cref="Status"/> as one of the framework's three, for its reports, which take the lowest number for the worst.</summary>
    public HealthStatus FrameworkStatus => Passes ? Status : HealthStatus.Unhealthy;

    /// <summary>What the last run came to, where this one still counts because of the check's <see cref="Hysteresis"/>; else null.</summary>
    public Outcome? Last { get; private init; }

    /// <summary>How many runs in a row, up to the last, have come to the other kind of outcome.</summary>
    public int Consecutive { get; private init; }

    /// <summary>This outcome, which goes on counting although one more run has come to another.</summary>
    public Outcome HeldAgainst(Outcome last) => new(Status, Reason, IsAbsent)
    {
        Text = Text,
        Exception = Exception,
        WasThrown = WasThrown,
        Data = Data,
        Findings = Findings,
        Last = last,
        Consecutive = Consecutive + 1,
    };

    /// <summary>An outcome of the engine's own.</summary>
    public static Outcome Failure(string reason, string text, HealthStatus status = HealthStatus.Unhealthy, Exception? exception = null, bool wasKeptFromRunning = false) =>
        new(status, reason)
        {
            WasKeptFromRunning = wasKeptFromRunning,
            Text = text,
            Exception = exception,
            WasThrown = exception is not null,
            Data = new Dictionary<string, object> { [HealthReasons.DataKey] = reason },
        };

    /// <summary>What stands for the reading of a check that was not run because another one fails.</summary>
    public static Outcome BlockedBy(string cause) => Failure(HealthReasons.BlockedByPrefix + cause, $"The check '{cause}' fails, and this one means nothing without it.", wasKeptFromRunning: true);

    /// <summary>What a check returned; <paramref name="last"/> again where nothing changed.</summary>
    public static Outcome Of(in HealthCheckResult result, Outcome? last)
    {
        var data = result.Data ?? NoData;
        if (result.Exception is null && data.Count == 0 && data is not HealthResultData)
        {
            if (result.Status == HealthStatus.Healthy && result.Description is null)
                return Healthy;
            if (last is { Exception: null, Data.Count: 0, Findings.Count: 0, Last: null } && last.Status == result.Status && last.Text == result.Description)
                return last;
        }

        if (data is HealthResultData made)
        {
            return new Outcome(result.Status, made.Reason, IsMarkedAbsent(result.Status, data))
            {
                Text = result.Description,
                Exception = result.Exception,
                Data = data,
                Findings = made.Findings,
            };
        }

        var reason = data.TryGetValue(HealthReasons.DataKey, out var given) && given is string text && HealthReasons.IsValid(text)
            ? text
            : DefaultReason(result.Status);
        return new Outcome(result.Status, reason, IsMarkedAbsent(result.Status, data))
        {
            Text = result.Description,
            Exception = result.Exception,
            Data = data,
        };
    }

    /// <summary>What a check threw.</summary>
    public static Outcome Of(Exception exception, HealthStatus failureStatus)
    {
        for (var current = exception; current is not null; current = current.InnerException)
        {
            if (current is HealthCheckException known)
            {
                return new Outcome(known.Severity, known.Reason)
                {
                    Text = known.Finding.Text,
                    Exception = exception,
                    WasThrown = true,
                    Data = new Dictionary<string, object> { [HealthReasons.DataKey] = known.Reason },
                    Findings = [known.Finding],
                };
            }
        }

        return exception switch
        {
            CheckConstructionException { InnerException: { } cause } =>
                Failure(HealthReasons.ConstructionFailed, "The check could not be constructed.", exception: cause),
            // Nobody cancelled the run, so a limit inside the check did: the framework calls that a timeout too.
            OperationCanceledException => Failure(HealthReasons.Timeout, "Something that the check waited for took too long.", failureStatus, exception),
            _ => Failure(HealthReasons.UnknownError, "The check threw an exception.", failureStatus, exception),
        };
    }

    // What fails does apply: a figure that happens to be called so must not take a failing check's vote away.
    private static bool IsMarkedAbsent(HealthStatus status, IReadOnlyDictionary<string, object> data) =>
        status == HealthStatus.Healthy && data.TryGetValue(HealthReasons.AbsentDataKey, out var marked) && marked is true;

    private static string DefaultReason(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => HealthReasons.Healthy,
        HealthStatus.Degraded => HealthReasons.Degraded,
        _ => HealthReasons.Unhealthy,
    };
}
