using System.Diagnostics.Metrics;

namespace HealthChecks.Tests.Telemetry;

/// <summary>What is counted of runs, through the OpenTelemetry SDK.</summary>
[Collection(nameof(Alone))]
public sealed class RunTelemetryTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task Runs_are_counted_by_status_and_reason_and_their_time_by_status()
    {
        using var metrics = new CollectedMetrics();
        await using var readings = new ReadingsUnderTest();
        await readings.ReadAsync("PPDFFC");

        Assert.Equal(
            [
                "name=database reason=construction-failed status=unhealthy: 1",
                "name=database reason=healthy status=healthy: 2",
                "name=database reason=refused status=unhealthy: 2",
                "name=database reason=slow status=degraded: 1",
            ],
            metrics.Of(HealthTelemetry.CheckRuns));
        Assert.Equal(
            ["name=database status=degraded: 0 in 1", "name=database status=healthy: 0 in 2", "name=database status=unhealthy: 0 in 3"],
            metrics.Of(HealthTelemetry.CheckDuration));
    }

    [Fact]
    public async Task A_run_that_does_not_count_yet_is_counted_as_what_it_came_to()
    {
        using var metrics = new CollectedMetrics();
        await using var readings = new ReadingsUnderTest(failAfter: 3);
        await readings.ReadAsync("PFF");

        Assert.Equal(["name=database reason=healthy: 2"], metrics.Of(HealthTelemetry.CheckStatus));
        Assert.Contains("name=database reason=refused status=unhealthy: 2", metrics.Of(HealthTelemetry.CheckRuns));
        Assert.Empty(metrics.Of(HealthTelemetry.CheckTransitions));

        await readings.ReadAsync("F");
        Assert.Equal(["name=database status=unhealthy: 1"], metrics.Of(HealthTelemetry.CheckTransitions));
    }

    [Fact]
    public async Task A_transition_is_another_status_and_not_another_reason()
    {
        using var metrics = new CollectedMetrics();
        await using var readings = new ReadingsUnderTest();
        await readings.ReadAsync("PPFFCDPF");

        Assert.Equal(
            ["name=database status=degraded: 1", "name=database status=healthy: 1", "name=database status=unhealthy: 2"],
            metrics.Of(HealthTelemetry.CheckTransitions));
    }

    [Fact]
    public async Task A_run_takes_the_time_that_it_takes_in_seconds()
    {
        var check = new GatedCheck();
        using var metrics = new CollectedMetrics();
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", check, "readiness")), _clock);

        var probe = engine.AskAsync();
        await check.BegunAsync();
        _clock.Advance(0.25);
        check.Release();
        await probe.InTimeAsync();

        Assert.Equal(["name=database status=healthy: 0.25 in 1"], metrics.Of(HealthTelemetry.CheckDuration));
    }

    [Fact]
    public async Task A_run_that_hangs_is_counted_once_as_timeout_and_shows_as_wedged_until_it_returns()
    {
        var check = new GatedCheck();
        using var metrics = new CollectedMetrics();
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", check, timeout: 0.1)), _clock);

        var probe = engine.AskAsync();
        await check.BegunAsync();
        Assert.Equal(["name=database: 0"], metrics.Of(HealthTelemetry.CheckWedged));
        _clock.Advance(0.11);
        await probe.InTimeAsync();
        Told.Wait(engine.Services);

        Assert.Equal(["name=database: 1"], metrics.Of(HealthTelemetry.CheckWedged));
        Assert.Equal(["name=database reason=timeout: 0"], metrics.Of(HealthTelemetry.CheckStatus));
        Assert.Equal(["name=database reason=timeout status=unhealthy: 1"], metrics.Of(HealthTelemetry.CheckRuns));
        Assert.Equal(["name=database status=unhealthy: 0.1 in 1"], metrics.Of(HealthTelemetry.CheckDuration));

        _clock.Advance(5);
        check.Release();
        await Eventually.IsTrueAsync(() => engine.Log.Named("WedgedReturned").Count == 1, "the wedged run has returned");

        Assert.Equal(["name=database: 0"], metrics.Of(HealthTelemetry.CheckWedged));
        Assert.Equal(["name=database reason=timeout status=unhealthy: 1"], metrics.Of(HealthTelemetry.CheckRuns));
    }

    [Fact]
    public async Task A_check_that_another_one_keeps_from_running_has_a_status_and_no_run()
    {
        using var metrics = new CollectedMetrics();
        var blocked = new HealthCheckDefinition("orders", static _ => new TestCheck())
        {
            Source = "Tests.orders",
            Memberships = Declare.Membership("readiness"),
            BlockedBy = ["database"],
        };
        await using var engine = EngineUnderTest.Of(
            Declare.Readiness(Declare.Check("database", new TestCheck(static () => HealthCheckResult.Unhealthy()), "readiness"), blocked),
            _clock);

        await engine.ProbeAsync();

        Assert.Contains("name=orders reason=blocked-by:database: 0", metrics.Of(HealthTelemetry.CheckStatus));
        Assert.DoesNotContain(metrics.Of(HealthTelemetry.CheckRuns), static run => run.Contains("orders", StringComparison.Ordinal));
        Assert.Equal(["name=database: 0"], metrics.Of(HealthTelemetry.CheckAge));
    }

    [Fact]
    public async Task Nothing_that_a_check_says_or_throws_is_in_a_tag()
    {
        const string Secret = "Password=hunter2";
        using var metrics = new CollectedMetrics();
        using var spans = new CollectedSpans();
        await using var engine = EngineUnderTest.Of(
            Declare.Readiness(
                Declare.Check("says", new TestCheck(static () => new HealthCheckResult(HealthStatus.Unhealthy, Secret, data: new Dictionary<string, object> { ["reason"] = Secret, ["other"] = Secret })), "readiness"),
                Declare.Check("throws", TestCheck.Throwing(static () => new InvalidOperationException(Secret)), "readiness"),
                Declare.Check("throws-with-reason", TestCheck.Throwing(static () => new HealthCheckException("refused", message: Secret)), "readiness")),
            _clock);

        await engine.ProbeAsync();
        var ended = await spans.EndedAsync(3);

        var points = metrics.Collect();
        Assert.Contains(points, static point => point.ToString().Contains("reason=refused", StringComparison.Ordinal));
        Assert.All(points.SelectMany(static point => point.Tags), static tag => Assert.DoesNotContain(Secret, tag.Value?.ToString() ?? "", StringComparison.Ordinal));
        Assert.All(ended, static span => Assert.DoesNotContain(Secret, CollectedSpans.Describe(span), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_listener_that_throws_keeps_no_probe_from_its_answer_and_no_check_from_its_next_run()
    {
        using var listener = new MeterListener();
        listener.InstrumentPublished = static (instrument, self) =>
        {
            if (instrument.Meter.Name == HealthTelemetry.MeterName)
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>(static (_, _, _, _) => throw new InvalidOperationException());
        listener.SetMeasurementEventCallback<double>(static (_, _, _, _) => throw new InvalidOperationException());
        listener.Start();
        await using var readings = new ReadingsUnderTest();

        Assert.Equal("PFPFP", await readings.ReadAsync("PFPFP"));
    }
}
