namespace HealthChecks.Tests;

public sealed class SingleFlightTests
{
    [Fact]
    public async Task A_hundred_concurrent_probes_make_one_run()
    {
        var check = new GatedCheck();
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", check)), new FakeTimeProvider());

        var probes = Enumerable.Range(0, 100).Select(_ => Task.Run(() => engine.AskAsync())).ToArray();
        await check.BegunAsync();
        check.Release();

        foreach (var probe in probes)
            Assert.Equal(HealthStatus.Healthy, (await probe.InTimeAsync()).Status);
        Assert.Equal(1, check.Runs);
    }

    [Fact]
    public async Task Subsets_and_the_frameworks_service_share_a_run()
    {
        var check = new GatedCheck();
        await using var engine = EngineUnderTest.Of(
            Declare.Registry(
                [new HealthSubsetDefinition("readiness"), new HealthSubsetDefinition("integrations")],
                Declare.Check("database", check, "readiness", "integrations")),
            new FakeTimeProvider());

        var readiness = engine.AskAsync("readiness");
        await check.BegunAsync();
        var integrations = engine.AskAsync("integrations");
        var framework = engine.Service.CheckHealthAsync();
        check.Release(HealthCheckResult.Degraded("slow"));

        Assert.Equal(HealthStatus.Degraded, (await readiness.InTimeAsync()).Status);
        Assert.Equal(HealthStatus.Degraded, (await integrations.InTimeAsync()).Status);
        Assert.Equal(HealthStatus.Degraded, (await framework.InTimeAsync()).Status);
        Assert.Equal(1, check.Runs);
    }

    [Fact]
    public async Task A_caller_that_leaves_does_not_cancel_the_run_that_others_wait_for()
    {
        var check = new GatedCheck();
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", check)), new FakeTimeProvider());
        using var leaving = new CancellationTokenSource();

        var leaver = engine.AskAsync(cancellationToken: leaving.Token);
        await check.BegunAsync();
        var stayer = engine.AskAsync();
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaver.InTimeAsync());
        Assert.False(check.Token.IsCancellationRequested);
        check.Release();
        Assert.Equal(HealthStatus.Healthy, (await stayer.InTimeAsync()).Status);
        Assert.Equal(1, check.Runs);
    }

    [Fact]
    public async Task The_run_of_a_caller_that_left_alone_still_stores_its_reading()
    {
        var check = new GatedCheck();
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", check)), new FakeTimeProvider());
        using var leaving = new CancellationTokenSource();

        var leaver = engine.AskAsync(cancellationToken: leaving.Token);
        await check.BegunAsync();
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaver.InTimeAsync());
        check.Release(HealthCheckResult.Degraded("slow"));

        Assert.Equal(HealthStatus.Degraded, (await engine.ProbeAsync()).Status);
        Assert.Equal(1, check.Runs);
    }

    [Fact]
    public async Task Probes_at_any_rate_never_find_two_runs_of_a_check_in_flight()
    {
        var check = new TestCheck(static async (_, _) =>
        {
            await Task.Yield();
            return HealthCheckResult.Healthy();
        });
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", check, fresh: 0)));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 200; i++)
                Assert.Equal(HealthStatus.Healthy, (await engine.ProbeAsync()).Status);
        })));

        Assert.Equal(1, check.MostInFlight);
    }

    public static TheoryData<string> WaysOut => ["null task", "synchronous exception", "exception", "cancelled", "fatal", "interrupted"];

    [Theory]
    [MemberData(nameof(WaysOut))]
    public async Task However_a_run_ends_the_next_one_can_start(string way)
    {
        var clock = new FakeTimeProvider();
        var runs = 0;
        var check = new DelegateCheck(() =>
        {
            if (++runs > 1)
                return Task.FromResult(HealthCheckResult.Healthy());

            return way switch
            {
                "null task" => null!,
                "synchronous exception" => throw new InvalidOperationException("no"),
                "exception" => Task.FromException<HealthCheckResult>(new InvalidOperationException("no")),
                "cancelled" => Task.FromCanceled<HealthCheckResult>(new CancellationToken(canceled: true)),
                "fatal" => throw new OutOfMemoryException(),
                _ => throw new ThreadInterruptedException(),
            };
        });
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", check)), clock);

        var first = await engine.ProbeAsync();
        clock.Advance(2);
        var second = await engine.ProbeAsync();

        Assert.Equal(HealthStatus.Unhealthy, first.Status);
        Assert.Equal(way == "cancelled" ? HealthReasons.Timeout : HealthReasons.UnknownError, first[0].Reason);
        Assert.Equal(HealthStatus.Healthy, second.Status);
        Assert.Equal(2, runs);
    }

    // Not an async method, so that what it returns or throws is what the engine gets.
    private sealed class DelegateCheck(Func<Task<HealthCheckResult>> run) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => run();
    }
}
