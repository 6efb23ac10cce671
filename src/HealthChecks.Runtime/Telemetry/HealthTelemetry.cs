namespace HealthChecks;

/// <summary>
/// The names of everything that the product measures and traces: what is given to <c>AddMeter</c> and <c>AddSource</c>, the instruments,
/// and their tags. They are stable. <c>docs/telemetry.md</c> describes each.
/// </summary>
public static class HealthTelemetry
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "HealthChecks";

    /// <summary>The name of the activity source.</summary>
    public const string ActivitySourceName = "HealthChecks";

    /// <summary>The name of the activity that there is for each run of a check. It is a root, because probes share runs.</summary>
    public const string CheckActivity = "health.check";

    /// <summary>Gauge, by check and reason: what a check counts as, 0 Unhealthy, 1 Degraded, 2 Healthy.</summary>
    public const string CheckStatus = "health.check.status";

    /// <summary>Counter, by check, status and reason: the runs that have ended or were given up.</summary>
    public const string CheckRuns = "health.check.runs";

    /// <summary>Histogram in seconds, by check and status: how long runs took; one that was given up, its timeout.</summary>
    public const string CheckDuration = "health.check.duration";

    /// <summary>Counter, by check and status: how often a check has come to count as that.</summary>
    public const string CheckTransitions = "health.check.transitions";

    /// <summary>Gauge in seconds, by check: how old its last reading is.</summary>
    public const string CheckAge = "health.check.age";

    /// <summary>Up-down counter, by check: 1 while a run that was given up at its timeout has not returned, else 0.</summary>
    public const string CheckWedged = "health.check.wedged";

    /// <summary>Gauge, by subset and reason: what a subset counts as, 0 Unhealthy, 1 Degraded, 2 Healthy.</summary>
    public const string SubsetStatus = "health.subset.status";

    /// <summary>Counter, by subset and status: how often a subset has come to count as that.</summary>
    public const string SubsetTransitions = "health.subset.transitions";

    /// <summary>Up-down counter, by subset: 1 when it has latched, 0 until then; of subsets with a latch only.</summary>
    public const string SubsetLatched = "health.subset.latched";

    /// <summary>Up-down counter: 1 while the process drains, else 0.</summary>
    public const string Draining = "health.draining";

    /// <summary>Counter, by subset and HTTP status code: the probes that were answered.</summary>
    public const string Probes = "health.probes";

    /// <summary>Gauge in seconds, by subset: since the last probe; before the first one, since the application began to serve the subset.</summary>
    public const string ProbeAge = "health.probe.age";

    /// <summary>The tag with the name of a check.</summary>
    public const string CheckNameTag = "health.check.name";

    /// <summary>The tag with the name of a subset; that of the liveness probe is <c>liveness</c>.</summary>
    public const string SubsetNameTag = "health.subset.name";

    /// <summary>The tag with a status: <c>healthy</c>, <c>degraded</c> or <c>unhealthy</c>.</summary>
    public const string StatusTag = "health.status";

    /// <summary>The tag with a reason code: see <see cref="HealthReasons"/>. Never text, never an exception's message.</summary>
    public const string ReasonTag = "health.reason";

    /// <summary>The tag with the HTTP status code of an answer.</summary>
    public const string StatusCodeTag = "http.response.status_code";
}
