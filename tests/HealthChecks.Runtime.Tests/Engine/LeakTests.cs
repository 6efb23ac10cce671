namespace HealthChecks.Tests;

public sealed class LeakTests
{
    private const int AtATime = 100;

    [Theory]
    [InlineData(10_000, "late")] // Each probe waits for the run until its deadline, in a round of its own.
    [InlineData(0.01, "timeout")] // The run is given up, and no probe waits for it.
    public async Task A_check_that_hangs_does_not_collect_the_rounds_that_have_asked_for_it(double timeout, string reason)
    {
        var check = new GatedCheck();
        var clock = new FakeTimeProvider();
        await using var engine = EngineUnderTest.Of(
            Declare.Registry([new HealthSubsetDefinition("readiness") { DeadlineSeconds = 1 }], Declare.Check("database", check, timeout: timeout)),
            clock);

        var first = engine.AskAsync();
        await check.BegunAsync();
        clock.Advance(2);
        await first.InTimeAsync();

        var rounds = await AskAsync(engine, clock, times: 1_000, reason);

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.Equal(1, check.Runs);
        Assert.InRange(rounds.Count(static round => round.IsAlive), 0, 2 * AtATime);
        check.Release();
    }

    // By itself, so that no local of the test keeps a round.
    private static async Task<List<WeakReference>> AskAsync(EngineUnderTest engine, FakeTimeProvider clock, int times, string reason)
    {
        var rounds = new List<WeakReference>(times * AtATime);
        for (var i = 0; i < times; i++)
        {
            var asked = new Task<SubsetReport>[AtATime];
            for (var j = 0; j < AtATime; j++)
            {
                // Too late to share the round before.
                clock.Advance(0.03);
                asked[j] = engine.AskAsync();
                rounds.Add(new WeakReference(asked[j]));
            }

            clock.Advance(2);
            foreach (var probe in asked)
                Assert.Equal(reason, (await probe.InTimeAsync())[0].Reason);
        }

        return rounds;
    }
}
