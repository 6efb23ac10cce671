namespace HealthChecks.Tests;

public sealed class SubsetHysteresisTests
{
    private readonly FakeTimeProvider _clock = new();
    private HealthCheckResult _next = HealthCheckResult.Healthy();

    [Theory]
    [InlineData(3, 1, "PFFPFFPFFF", "PPPPPPPPPF")]
    [InlineData(1, 2, "FPFPP", "FFFFP")]
    [InlineData(2, 2, "PFFPFPP", "PPFFFFP")]
    [InlineData(null, null, "PFPF", "PFPF")]
    public async Task So_many_evaluations_in_a_row_change_what_a_subset_counts_as(int? failAfter, int? passAfter, string readings, string expected)
    {
        await using var engine = Engine(failAfter, passAfter);
        var counted = "";
        foreach (var reading in readings)
        {
            _next = reading == 'P' ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
            counted += (await engine.ProbeAsync()).Passes ? 'P' : 'F';
            _clock.Advance(1.5);
        }

        Assert.Equal(expected, counted);
    }

    [Fact]
    public async Task The_report_says_what_the_members_add_up_to_and_how_often_in_a_row()
    {
        await using var engine = Engine(3, 1);
        await engine.ProbeAsync();
        _next = HealthCheckResult.Unhealthy();
        _clock.Advance(2);
        await engine.ProbeAsync();
        _clock.Advance(2);

        var report = await engine.ProbeAsync();

        Assert.Equal((HealthStatus.Healthy, HealthStatus.Unhealthy, 2), (report.Status, report.LastStatus, report.Consecutive));
        Assert.Equal(200, report.Reporter.StatusCodeOf(report));
        // Nothing of a check is held back by its subset.
        Assert.Equal(HealthStatus.Unhealthy, report[0].Status);
    }

    [Fact]
    public async Task Probes_that_come_faster_than_readings_are_renewed_do_not_make_the_count_run_faster()
    {
        await using var engine = Engine(2, 1);
        await engine.ProbeAsync();
        _next = HealthCheckResult.Unhealthy();
        _clock.Advance(2);
        Assert.True((await engine.ProbeAsync()).Passes);

        for (var i = 0; i < 20; i++)
        {
            _clock.Advance(0.01);
            Assert.True((await engine.Reporter.RefreshAsync("readiness", TestContext.Current.CancellationToken)).Passes);
        }

        _clock.Advance(1);
        Assert.False((await engine.ProbeAsync()).Passes);
    }

    [Fact]
    public async Task A_failure_after_nobody_has_asked_for_so_long_that_no_reading_counts_counts_at_once()
    {
        await using var engine = Engine(3, 1);
        await engine.ProbeAsync();
        _next = HealthCheckResult.Unhealthy();
        _clock.Advance(31);

        Assert.False((await engine.ProbeAsync()).Passes);
    }

    private EngineUnderTest Engine(int? failAfter, int? passAfter) => EngineUnderTest.Of(
        Declare.Registry(
            [new HealthSubsetDefinition("readiness") { FailAfter = failAfter, PassAfter = passAfter }],
            Declare.Check("database", new TestCheck(() => _next))),
        _clock);
}
