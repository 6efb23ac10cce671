using Microsoft.Extensions.DependencyInjection;

namespace HealthChecks.Tests;

public sealed class LimitTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task No_more_of_a_subset_s_checks_run_at_the_same_time_than_it_lets(int most)
    {
        var inFlight = 0;
        var worst = 0;
        var checks = Enumerable.Range(0, 9).Select(i => Declare.Check("check-" + i, new TestCheck(async (_, token) =>
        {
            var now = Interlocked.Increment(ref inFlight);
            InterlockedMax(ref worst, now);
            await Task.Delay(5, token);
            Interlocked.Decrement(ref inFlight);
            return HealthCheckResult.Healthy();
        }))).ToArray();
        await using var engine = EngineUnderTest.Of(Declare.Registry(
            [new HealthSubsetDefinition("readiness") { MaxParallel = most, DeadlineSeconds = 30 }], checks));

        var report = await engine.ProbeAsync();

        Assert.Equal(HealthStatus.Healthy, report.Status);
        Assert.All(report.Checks, static check => Assert.False(check.IsLate));
        Assert.Equal(most, worst);
    }

    [Fact]
    public async Task A_check_that_hangs_gives_its_place_to_the_next_when_its_time_is_over()
    {
        var clock = new FakeTimeProvider();
        var hung = new GatedCheck();
        var next = new TestCheck();
        await using var engine = EngineUnderTest.Of(
            Declare.Registry(
                [new HealthSubsetDefinition("readiness") { MaxParallel = 1, DeadlineSeconds = 60 }],
                Declare.Check("a-hung", hung, timeout: 1),
                Declare.Check("b-next", next)),
            clock);

        var asked = engine.AskAsync();
        await hung.BegunAsync();
        Assert.Equal(0, next.Runs);
        clock.Advance(1.1);
        var report = await asked.InTimeAsync();

        Assert.Equal(HealthReasons.Timeout, report[0].Reason);
        Assert.Equal(HealthStatus.Healthy, report[1].Status);
        hung.Release();
    }

    [Fact]
    public async Task What_one_subset_s_limit_holds_back_another_subset_need_not_wait_for()
    {
        var hung = new GatedCheck();
        var shared = new TestCheck();
        await using var engine = EngineUnderTest.Of(Declare.Registry(
            [
                new HealthSubsetDefinition("integrations") { MaxParallel = 1, DeadlineSeconds = 60 },
                new HealthSubsetDefinition("readiness"),
            ],
            Declare.Check("a-hung", hung, Declare.Membership("integrations"), timeout: 60),
            Declare.Check("b-shared", shared, Declare.Membership("integrations", "readiness"))));
        var asked = engine.AskAsync("integrations");
        await hung.BegunAsync();

        Assert.Equal(HealthStatus.Healthy, (await engine.ProbeAsync()).Status);
        hung.Release();
        Assert.Equal(HealthStatus.Healthy, (await asked.InTimeAsync()).Status);
        Assert.Equal(1, shared.Runs);
    }

    [Fact]
    public async Task Sequential_runs_one_check_at_a_time_whoever_asks_and_comes_to_the_same()
    {
        var inFlight = 0;
        var worst = 0;
        TestCheck Slow() => new(async (_, token) =>
        {
            InterlockedMax(ref worst, Interlocked.Increment(ref inFlight));
            await Task.Delay(5, token);
            Interlocked.Decrement(ref inFlight);
            return HealthCheckResult.Degraded();
        });
        await using var engine = EngineUnderTest.Of(
            Declare.Registry(
                [new HealthSubsetDefinition("readiness") { DeadlineSeconds = 30 }, new HealthSubsetDefinition("integrations") { DeadlineSeconds = 30 }],
                Declare.Check("a", Slow()), Declare.Check("b", Slow()), Declare.Check("c", Slow(), "integrations"), Declare.Check("d", Slow(), "integrations")),
            services: static services => services.Configure<HealthOptions>(static options => options.Sequential = true));

        var readiness = engine.AskAsync();
        var integrations = engine.AskAsync("integrations");
        var framework = engine.Service.CheckHealthAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HealthStatus.Degraded, (await readiness.InTimeAsync()).Status);
        Assert.Equal(HealthStatus.Degraded, (await integrations.InTimeAsync()).Status);
        Assert.Equal(4, (await framework.InTimeAsync()).Entries.Count);
        Assert.Equal(1, worst);
    }

    private static void InterlockedMax(ref int target, int value)
    {
        for (var seen = Volatile.Read(ref target); value > seen;)
            seen = Interlocked.CompareExchange(ref target, value, seen) is var before && before == seen ? value : before;
    }
}
