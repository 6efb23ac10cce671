namespace HealthChecks.Benchmarks.Soak;

/// <summary>Checks that come and go: each has a mood of its own, which changes every few seconds.</summary>
[HealthRegistry]
[HealthSubset("readiness", FreshSeconds = 0.1)]
[HealthSubset("integrations", DeadlineSeconds = 0.5, FreshSeconds = 0.2, MaxParallel = 2)]
[HealthSubset("background")]
[HealthSubset("steady", FailAfter = 3, PassAfter = 2, Includes = ["readiness"])]
internal sealed partial class SoakChecks
{
    [HealthCheck(TimeoutSeconds = 0.5), InSubset("readiness")] private static SoakHealthCheck Flaps() => new(SoakMood.Fails);

    [HealthCheck(TimeoutSeconds = 0.3), InSubset("readiness", Critical = false)] private static SoakHealthCheck Hangs() => new(SoakMood.Hangs);

    [HealthCheck(TimeoutSeconds = 0.3), InSubset("readiness", Critical = false)] private static SoakHealthCheck Deaf() => new(SoakMood.IsDeaf);

    [HealthCheck, InSubset("readiness", Critical = false)] private static SoakHealthCheck Throws() => new(SoakMood.Throws);

    [HealthCheck(TimeoutSeconds = 0.3), InSubset("integrations")] private static SoakHealthCheck Blocks() => new(SoakMood.Blocks);

    [HealthCheck(TimeoutSeconds = 2), InSubset("integrations")] private static SoakHealthCheck Slow() => new(SoakMood.IsSlow);

    [HealthCheck, BlockedBy("flaps"), InSubset("integrations")] private static SoakHealthCheck Dependent() => new(SoakMood.Passes);

    [HealthCheck(EverySeconds = 0.5, TimeoutSeconds = 0.3), InSubset("background")] private static SoakHealthCheck Often() => new(SoakMood.Hangs);

    [HealthCheck(EverySeconds = 1, FailAfter = 2), InSubset("background")] private static SoakHealthCheck Sometimes() => new(SoakMood.Fails);

    // Made anew for every run, in a scope of its own.
    [HealthCheck, InSubset("integrations")] private static SoakHealthCheck Scoped(SoakScope scope) => scope.Check;
}
