using Microsoft.Extensions.DependencyInjection;

namespace HealthChecks.Tests.Telemetry;

/// <summary>What the gauges say, through the OpenTelemetry SDK.</summary>
[Collection(nameof(Alone))]
public sealed class StatusTelemetryTests
{
    private readonly FakeTimeProvider _clock = new();
    private HealthCheckResult _result = HealthCheckResult.Healthy();

    [Fact]
    public async Task A_check_has_the_status_that_it_counts_as_with_the_reason_that_it_has_now_and_no_other()
    {
        using var metrics = new CollectedMetrics();
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Database()), _clock);

        Assert.Empty(metrics.Of(HealthTelemetry.CheckStatus));

        Assert.Equal(["name=database reason=healthy: 2"], await AfterAsync(engine, metrics, HealthCheckResult.Healthy()));
        Assert.Equal(["name=database reason=refused: 0"], await AfterAsync(engine, metrics, HealthResults.Unhealthy("refused", "secret")));
        Assert.Equal(["name=database reason=too-many: 0"], await AfterAsync(engine, metrics, HealthResults.Unhealthy("too-many", "secret")));
        Assert.Equal(["name=database reason=slow: 1"], await AfterAsync(engine, metrics, HealthResults.Degraded("slow")));
        Assert.Equal(["name=database reason=healthy: 2"], await AfterAsync(engine, metrics, HealthCheckResult.Healthy()));
    }

    [Fact]
    public async Task To_collect_starts_no_run()
    {
        var check = new TestCheck();
        using var metrics = new CollectedMetrics();
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", check, "readiness")), _clock);

        metrics.Collect();
        await engine.ProbeAsync();
        _clock.Advance(100);
        metrics.Collect();

        Assert.Equal(1, check.Runs);
    }

    [Fact]
    public async Task What_is_absent_or_switched_off_has_no_series()
    {
        using var metrics = new CollectedMetrics();
        await using var engine = EngineUnderTest.Of(
            Declare.Readiness(
                Declare.Check("absent", null, Declare.Membership("readiness"), optional: true),
                Declare.Check("disabled", new TestCheck(), "readiness"),
                Declare.Check("there", new TestCheck(), "readiness")),
            _clock,
            static services => services.Configure<HealthOptions>(static options => options.Checks["disabled"] = new HealthCheckSettings { Enabled = false }));

        await engine.ProbeAsync();

        Assert.Equal(["name=there reason=healthy: 2"], metrics.Of(HealthTelemetry.CheckStatus));
        Assert.Equal(["name=there: 0"], metrics.Of(HealthTelemetry.CheckAge));
        Assert.Equal(["name=there: 0"], metrics.Of(HealthTelemetry.CheckWedged));
    }

    [Fact]
    public async Task A_check_that_nobody_asks_has_an_age_and_no_status_once_its_reading_is_too_old()
    {
        using var metrics = new CollectedMetrics();
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", new TestCheck(), maxAge: 20)), _clock);
        await engine.ProbeAsync();

        _clock.Advance(20);
        Assert.Single(metrics.Of(HealthTelemetry.CheckStatus));
        Assert.Single(metrics.Of(HealthTelemetry.SubsetStatus));

        _clock.Advance(1);
        Assert.Empty(metrics.Of(HealthTelemetry.CheckStatus));
        Assert.Empty(metrics.Of(HealthTelemetry.SubsetStatus));
        Assert.Equal(["name=database: 21"], metrics.Of(HealthTelemetry.CheckAge));
    }

    [Fact]
    public async Task A_background_check_that_no_longer_runs_is_stale_and_so_is_a_subset_that_nobody_asks()
    {
        using var metrics = new CollectedMetrics();
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", new TestCheck(), every: 10, maxAge: 20)), _clock);
        await engine.ProbeAsync();

        _clock.Advance(21);

        Assert.Equal(["name=database reason=stale: 0"], metrics.Of(HealthTelemetry.CheckStatus));
        Assert.Equal(["name=readiness reason=unhealthy: 0"], metrics.Of(HealthTelemetry.SubsetStatus));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_subset_fails_as_soon_as_a_member_does_that_runs_in_the_background_although_nobody_asks(bool isAskedAgain)
    {
        var check = new TestCheck(() => _result);
        using var metrics = new CollectedMetrics();
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", check, every: 60)), _clock);
        await engine.StartHostedServicesAsync();
        await engine.ProbeAsync();
        Assert.Equal(["name=readiness reason=healthy: 2"], metrics.Of(HealthTelemetry.SubsetStatus));

        _result = HealthResults.Unhealthy("refused");
        var runs = check.Runs;
        _clock.Advance(70);
        await Eventually.IsTrueAsync(() => check.Runs > runs && metrics.Of(HealthTelemetry.CheckStatus) is ["name=database reason=refused: 0"], "a background run");
        if (isAskedAgain)
            await engine.ProbeAsync();

        Assert.Equal(["name=readiness reason=unhealthy: 0"], metrics.Of(HealthTelemetry.SubsetStatus));
    }

    [Fact]
    public async Task A_subset_with_hysteresis_has_the_status_that_one_more_evaluation_would_give_it_and_to_collect_is_none()
    {
        using var metrics = new CollectedMetrics();
        await using var engine = EngineUnderTest.Of(
            Declare.Registry(
                [new HealthSubsetDefinition("readiness") { FailAfter = 3, FreshSeconds = 1 }, new HealthSubsetDefinition("other")],
                Declare.Check("database", new TestCheck(() => _result), Declare.Membership("readiness", "other"), fresh: 0)),
            _clock);
        await engine.ProbeAsync();
        _result = HealthCheckResult.Unhealthy();
        _clock.Advance(2);
        await engine.ProbeAsync("other");

        for (var i = 0; i < 5; i++)
        {
            Assert.Contains("name=readiness reason=healthy: 2", metrics.Of(HealthTelemetry.SubsetStatus));
            _clock.Advance(2);
        }

        Assert.True((await engine.ProbeAsync()).Passes);
        _clock.Advance(2);
        Assert.True((await engine.ProbeAsync()).Passes);
        _clock.Advance(2);
        await engine.ProbeAsync("other");

        Assert.Contains("name=readiness reason=unhealthy: 0", metrics.Of(HealthTelemetry.SubsetStatus));
        Assert.False((await engine.ProbeAsync()).Passes);
    }

    [Fact]
    public async Task A_subset_that_nobody_asks_has_no_status_where_a_member_on_demand_is_too_old_and_another_runs_in_the_background()
    {
        using var metrics = new CollectedMetrics();
        await using var engine = EngineUnderTest.Of(
            Declare.Registry(
                [new HealthSubsetDefinition("mixed"), new HealthSubsetDefinition("on-demand")],
                Declare.Check("background", new TestCheck(), Declare.Membership("mixed"), every: 3600, maxAge: 7200),
                Declare.Check("short", new TestCheck(), Declare.Membership("mixed", "on-demand"), maxAge: 20),
                Declare.Check("long", new TestCheck(), Declare.Membership("on-demand"), maxAge: 40)),
            _clock);
        await engine.ProbeAsync("mixed");
        await engine.ProbeAsync("on-demand");
        Assert.Equal(["name=mixed reason=healthy: 2", "name=on-demand reason=healthy: 2"], metrics.Of(HealthTelemetry.SubsetStatus));

        _clock.Advance(30);
        Assert.Equal(["name=on-demand reason=healthy: 2"], metrics.Of(HealthTelemetry.SubsetStatus));

        _clock.Advance(20);
        Assert.Empty(metrics.Of(HealthTelemetry.SubsetStatus));
    }

    [Fact]
    public async Task A_subset_has_a_status_and_counts_its_changes()
    {
        using var metrics = new CollectedMetrics();
        await using var engine = EngineUnderTest.Of(
            Declare.Registry([new HealthSubsetDefinition("readiness"), new HealthSubsetDefinition("nobody-asks")], Database()),
            _clock);
        Assert.Equal(2, engine.Reporter.Subsets.Count);
        Assert.Equal(["name=nobody-asks reason=empty: 0"], metrics.Of(HealthTelemetry.SubsetStatus));

        await AfterAsync(engine, metrics, HealthCheckResult.Healthy());
        Assert.Contains("name=readiness reason=healthy: 2", metrics.Of(HealthTelemetry.SubsetStatus));
        Assert.Empty(metrics.Of(HealthTelemetry.SubsetTransitions));

        await AfterAsync(engine, metrics, HealthResults.Unhealthy("refused"));
        Assert.Contains("name=readiness reason=unhealthy: 0", metrics.Of(HealthTelemetry.SubsetStatus));
        await AfterAsync(engine, metrics, HealthCheckResult.Healthy());
        Assert.Equal(["name=readiness status=healthy: 1", "name=readiness status=unhealthy: 1"], metrics.Of(HealthTelemetry.SubsetTransitions));
    }

    [Fact]
    public async Task Draining_shows_and_is_the_reason_of_readiness_alone()
    {
        using var metrics = new CollectedMetrics();
        await using var engine = EngineUnderTest.Of(
            Declare.Registry(
                [new HealthSubsetDefinition("readiness"), new HealthSubsetDefinition("integrations")],
                Declare.Check("database", new TestCheck(), "readiness", "integrations")),
            _clock);
        await engine.ProbeAsync();
        Assert.Equal([": 0"], metrics.Of(HealthTelemetry.Draining));

        engine.Services.GetRequiredService<IHealthLifecycle>().Drain();

        Assert.Equal([": 1"], metrics.Of(HealthTelemetry.Draining));
        Assert.Equal(
            ["name=integrations reason=healthy: 2", "name=readiness reason=draining: 0"],
            metrics.Of(HealthTelemetry.SubsetStatus));
    }

    [Fact]
    public async Task A_subset_that_is_back_in_rotation_does_not_keep_the_reason_for_which_it_was_not()
    {
        using var metrics = new CollectedMetrics();
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Database()), _clock);
        var lifecycle = engine.Services.GetRequiredService<IHealthLifecycle>();
        await engine.ProbeAsync();
        lifecycle.Cordon();
        await engine.ProbeAsync();
        Assert.Equal(["name=readiness reason=cordoned: 0"], metrics.Of(HealthTelemetry.SubsetStatus));

        lifecycle.Uncordon();

        Assert.Equal(["name=readiness reason=healthy: 2"], metrics.Of(HealthTelemetry.SubsetStatus));
    }

    [Fact]
    public async Task A_latch_shows_when_it_has_latched_and_keeps_the_status()
    {
        using var metrics = new CollectedMetrics();
        await using var engine = EngineUnderTest.Of(
            Declare.Registry(
                [new HealthSubsetDefinition("startup"), new HealthSubsetDefinition("readiness")],
                Declare.Check("migrations", new TestCheck(() => _result), Declare.Membership("startup"), fresh: 0)),
            _clock);
        _result = HealthResults.Unhealthy("pending");
        await engine.ProbeAsync("startup");
        Assert.Equal(["name=startup: 0"], metrics.Of(HealthTelemetry.SubsetLatched));

        _result = HealthCheckResult.Healthy();
        await engine.ProbeAsync("startup");
        _clock.Advance(3600);

        Assert.Equal(["name=startup: 1"], metrics.Of(HealthTelemetry.SubsetLatched));
        Assert.Contains("name=startup reason=healthy: 2", metrics.Of(HealthTelemetry.SubsetStatus));
    }

    [Fact]
    public async Task A_subset_that_is_switched_off_has_no_status()
    {
        using var metrics = new CollectedMetrics();
        await using var engine = EngineUnderTest.Of(
            Declare.Readiness(Database()),
            _clock,
            static services => services.Configure<HealthOptions>(static options => options.Enabled = false));
        await engine.ProbeAsync();

        Assert.Empty(metrics.Of(HealthTelemetry.SubsetStatus));
        Assert.Single(metrics.Of(HealthTelemetry.CheckStatus));
    }

    private HealthCheckDefinition Database() => Declare.Check("database", new TestCheck(() => _result), fresh: 0);

    private async Task<string[]> AfterAsync(EngineUnderTest engine, CollectedMetrics metrics, HealthCheckResult result)
    {
        _result = result;
        await engine.ProbeAsync();
        return metrics.Of(HealthTelemetry.CheckStatus);
    }
}
