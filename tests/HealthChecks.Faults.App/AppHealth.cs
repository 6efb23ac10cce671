namespace HealthChecks.Faults;

/// <summary>A subset for each fault, with the one check that has it. What each does is a method of <see cref="Misdeeds"/> or the dependency's.</summary>
[HealthRegistry]
[HealthSubset("refuses", Probe = ProbeKind.Readiness)]
[HealthSubset("accepts-then-silent", Probe = ProbeKind.Readiness)]
[HealthSubset("slow", Probe = ProbeKind.Readiness)]
[HealthSubset("slow-at-first", Probe = ProbeKind.Readiness)]
[HealthSubset("flaps", Probe = ProbeKind.Readiness)]
[HealthSubset("hangs", Probe = ProbeKind.Readiness)]
[HealthSubset("throws", Probe = ProbeKind.Readiness)]
[HealthSubset("throws-fatal", Probe = ProbeKind.Readiness)]
[HealthSubset("throws-when-cancelled", Probe = ProbeKind.Readiness)]
[HealthSubset("returns-null", Probe = ProbeKind.Readiness)]
[HealthSubset("ignores-token", Probe = ProbeKind.Readiness)]
[HealthSubset("blocks-a-thread", Probe = ProbeKind.Readiness)]
[HealthSubset("spins-a-core", Probe = ProbeKind.Readiness)]
[HealthSubset("constructor-throws", Probe = ProbeKind.Readiness)]
[HealthSubset("pool-exhausted", Probe = ProbeKind.Readiness)]
[HealthSubset("database-pool-exhausted", Probe = ProbeKind.Readiness)]
[HealthSubset("readiness")]
[HealthSubset("unending", DeadlineSeconds = Brief)]
public sealed partial class AppHealth
{
    // Shorter than a readiness subset's deadline, 0.8 s, so that the timeout is what is seen.
    private const double Short = 0.3;

    // Longer than anything here takes, so that the deadline is.
    private const double Long = 120;

    private const double Brief = 0.05;

    [HealthCheck("refuses", TimeoutSeconds = Short, FreshSeconds = Brief), InSubset("refuses")]
    private static FaultyHealthCheck Refuses(Faults faults, Dependencies all) => new(faults["refuses"], all["refuses"].AskAsync);

    [HealthCheck("accepts-then-silent", TimeoutSeconds = Short, FreshSeconds = Brief), InSubset("accepts-then-silent")]
    private static FaultyHealthCheck Silent(Faults faults, Dependencies all) => new(faults["accepts-then-silent"], all["accepts-then-silent"].AskAsync);

    [HealthCheck("slow", TimeoutSeconds = Long, FreshSeconds = Brief, MaxAgeSeconds = Long), InSubset("slow")]
    private static FaultyHealthCheck Slow(Faults faults, Dependencies all) => new(faults["slow"], all["slow"].AskAsync);

    [HealthCheck("slow-at-first", TimeoutSeconds = Long, FreshSeconds = Brief), InSubset("slow-at-first")]
    private static FaultyHealthCheck SlowAtFirst(Faults faults, Dependencies all) => new(faults["slow-at-first"], all["slow-at-first"].AskAsync);

    [HealthCheck("flaps", TimeoutSeconds = Long, FreshSeconds = Brief, FailAfter = 2), InSubset("flaps")]
    private static FaultyHealthCheck Flaps(Faults faults, Dependencies all) => new(faults["flaps"], all["flaps"].AskAsync);

    [HealthCheck("hangs", TimeoutSeconds = Short, FreshSeconds = Brief), InSubset("hangs")]
    private static FaultyHealthCheck Hangs(Faults faults) => new(faults["hangs"], Misdeeds.HangAsync);

    [HealthCheck("throws", FreshSeconds = Brief), InSubset("throws")]
    private static FaultyHealthCheck Throws(Faults faults) => new(faults["throws"], Misdeeds.ThrowAsync);

    [HealthCheck("throws-fatal", FreshSeconds = Brief), InSubset("throws-fatal")]
    private static FaultyHealthCheck ThrowsFatal(Faults faults) => new(faults["throws-fatal"], Misdeeds.ThrowFatal);

    [HealthCheck("throws-when-cancelled", TimeoutSeconds = Short, FreshSeconds = Brief), InSubset("throws-when-cancelled")]
    private static FaultyHealthCheck ThrowsWhenCancelled(Faults faults) => new(faults["throws-when-cancelled"], Misdeeds.ThrowWhenCancelledAsync);

    [HealthCheck("returns-null", FreshSeconds = Brief), InSubset("returns-null")]
    private static FaultyHealthCheck ReturnsNull(Faults faults) => new(faults["returns-null"], Misdeeds.ReturnNull);

    [HealthCheck("ignores-token", TimeoutSeconds = Short, FreshSeconds = Brief), InSubset("ignores-token")]
    private static FaultyHealthCheck IgnoresToken(Faults faults) => new(faults["ignores-token"], Misdeeds.IgnoreTokenAsync);

    [HealthCheck("blocks-a-thread", TimeoutSeconds = Short, FreshSeconds = Brief), InSubset("blocks-a-thread")]
    private static FaultyHealthCheck BlocksAThread(Faults faults) => new(faults["blocks-a-thread"], Misdeeds.Block);

    [HealthCheck("spins-a-core", TimeoutSeconds = Short, FreshSeconds = Brief), InSubset("spins-a-core")]
    private static FaultyHealthCheck SpinsACore(Faults faults) => new(faults["spins-a-core"], Misdeeds.Spin);

    [HealthCheck("constructor-throws", FreshSeconds = Brief), InSubset("constructor-throws")]
    private static FaultyHealthCheck ConstructorThrows(Faults faults, FragileService service) => new(faults["constructor-throws"], service.AskAsync);

    [HealthCheck("pool-exhausted", TimeoutSeconds = Short, FreshSeconds = Brief), InSubset("pool-exhausted")]
    private static FaultyHealthCheck PoolExhausted(Faults faults, ConnectionPool pool) => new(faults["pool-exhausted"], pool.AskAsync);

    [HealthCheck("database-pool-exhausted", Optional = true, TimeoutSeconds = Short, FreshSeconds = Brief), InSubset("database-pool-exhausted")]
    private static FaultyHealthCheck? DatabasePoolExhausted(Faults faults, DatabasePool? pool) =>
        pool is null ? null : new(faults["database-pool-exhausted"], pool.AskAsync);

    // Slow while the fault is on; for what happens to the whole process.
    [HealthCheck("dependency", TimeoutSeconds = 10, FreshSeconds = Brief), InSubset("readiness")]
    private static FaultyHealthCheck Dependency(Faults faults, Dependencies all) => new(faults["dependency"], all["dependency"].AskAsync);

    // Never gives up, nor does it end: every probe waits for it until the deadline.
    [HealthCheck("unending", TimeoutSeconds = 3600), InSubset("unending")]
    private static FaultyHealthCheck Unending(Faults faults) => new(faults["unending"], Misdeeds.IgnoreTokenAsync);
}
