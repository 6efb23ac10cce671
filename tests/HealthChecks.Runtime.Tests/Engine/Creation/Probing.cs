namespace HealthChecks.Tests;

internal static class Probing
{
    /// <summary>Three runs, each of which has to pass.</summary>
    public static async Task ProbeThreeTimesAsync(this EngineUnderTest engine, FakeTimeProvider clock)
    {
        for (var i = 0; i < 3; i++)
        {
            Assert.True((await engine.ProbeAsync()).Passes);
            clock.Advance(2);
        }
    }
}
