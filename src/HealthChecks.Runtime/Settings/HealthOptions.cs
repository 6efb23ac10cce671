namespace HealthChecks;

/// <summary>
/// Settings of the engine. They come, strongest first, from code (<c>services.Configure&lt;HealthOptions&gt;(…)</c>), from the section
/// <c>HealthChecks</c> of the configuration, from the attributes, and from the defaults. All but those that say otherwise are read again when the
/// configuration changes.
/// </summary>
public sealed class HealthOptions
{
    /// <summary>
    /// Whether the engine raises the thread pool's minimum by the number of checks (64 at most), so that checks which block their thread
    /// do not hold up the rest of the application. Default true. Read once.
    /// </summary>
    public bool RaiseThreadPoolMinimum { get; set; } = true;

    /// <summary>
    /// The clock that ages, timeouts and deadlines are measured with. Default: the system's, whatever clock the application registers,
    /// because an application's fake clock must not freeze health. Read once; from code only.
    /// </summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>
    /// For tests that are the engine's thread and its pool themselves: nothing happens but what they call for (<see cref="HealthEngine.Tick"/>,
    /// <see cref="RunQueue.Execute"/>), on their thread, and random offsets come from here. Null: the engine has threads. Read once.
    /// </summary>
    internal Random? DrivenByHand { get; set; }

    /// <summary>Whether the subsets are served at all; false: their paths are 404. Liveness always is. Default true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// The most seconds for which any reading is served again, whatever checks and subsets say; 0 runs the checks for every probe that does
    /// not find a run in flight, those with background runs too: for tests. Default: none.
    /// </summary>
    public double? FreshSeconds { get; set; }

    /// <summary>Whether checks run one after another and never at the same time. Default false.</summary>
    public bool Sequential { get; set; }

    /// <summary>
    /// Seconds between the stop signal (SIGTERM) and the beginning of the host's stop, in which readiness fails and requests are still served. Default
    /// 10; 0 in Development and in an application without HTTP.
    /// </summary>
    public double? DrainSeconds { get; set; }

    /// <summary>
    /// The path of a Unix socket on which the process answers <c>health probe</c>, <c>health cordon</c> and <c>health uncordon</c>; null for
    /// none. Its UTF-8 text has 107 bytes at most, 103 on macOS. Default none. Read once. Needs <c>AddHealthSockets()</c>.
    /// </summary>
    public string? Socket { get; set; }

    /// <summary>
    /// The port of a listener that answers liveness from a thread of its own and says how long the thread pool makes work wait; a subset whose path is
    /// that of liveness answers in its place, with its status only. Null for none. Default none. Read once. Needs <c>AddHealthSockets()</c>.
    /// </summary>
    public int? LivenessListenerPort { get; set; }

    /// <summary>
    /// Seconds that work may wait for the thread pool before the log warns; null: nobody watches. Default none.
    /// </summary>
    public double? StarvationWarningSeconds { get; set; }

    /// <summary>Seconds that work may wait for the thread pool before readiness kinds fail, <c>starved</c>; null: never. Default none.</summary>
    public double? StarvationReadinessSeconds { get; set; }

    /// <summary>
    /// Seconds that the thread pool may do nothing at all before liveness fails, <c>starved</c>; null: never. Default none; 30 is a sensible
    /// one.
    /// </summary>
    public double? StarvationLivenessSeconds { get; set; }

    /// <summary>Settings of checks, by name; in these names <c>_</c>, <c>-</c> and <c>.</c> are the same, and case does not matter.</summary>
    public IDictionary<string, HealthCheckSettings> Checks { get; } = new Dictionary<string, HealthCheckSettings>(SettingNameComparer.Instance);

    /// <summary>Settings of subsets, by name, which is compared as in <see cref="Checks"/>.</summary>
    public IDictionary<string, HealthSubsetSettings> Subsets { get; } = new Dictionary<string, HealthSubsetSettings>(SettingNameComparer.Instance);

    /// <summary>
    /// Whether the checks with a tag run, by tag, which is compared as the names in <see cref="Checks"/>. A check's own
    /// <see cref="HealthCheckSettings.Enabled"/> is stronger; of several tags a false one is.
    /// </summary>
    public IDictionary<string, bool> Tags { get; } = new Dictionary<string, bool>(SettingNameComparer.Instance);
}
