using System.Diagnostics;

namespace HealthChecks.Tests.Telemetry;

/// <summary>The activity of a run, through the OpenTelemetry SDK.</summary>
[Collection(nameof(Alone))]
public sealed class RunActivityTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task A_run_is_a_root_whoever_asks_with_codes_and_nothing_else()
    {
        using var spans = new CollectedSpans(HealthTelemetry.ActivitySourceName, "Tests");
        using var source = new ActivitySource("Tests");
        await using var readings = new ReadingsUnderTest();

        using (source.StartActivity("request"))
            await readings.ReadAsync("PDF");
        await spans.EndedAsync(4);

        // A run has ended for whoever waits a little before its span has.
        var runs = spans.Ended.Where(static span => span.Source.Name == HealthTelemetry.ActivitySourceName).OrderBy(static span => span.StartTimeUtc).ToList();
        Assert.Equal(
            [
                "health.check Unset : health.check.name=database health.status=healthy health.reason=healthy",
                "health.check Unset : health.check.name=database health.status=degraded health.reason=slow",
                "health.check Error refused: health.check.name=database health.status=unhealthy health.reason=refused",
            ],
            runs.Select(CollectedSpans.Describe));
        Assert.All(runs, static run => Assert.Equal(default, run.ParentSpanId));
        Assert.Equal(3, runs.Select(static run => run.TraceId).Distinct().Count());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_a_check_does_is_part_of_its_run_and_of_no_other(bool blocking)
    {
        var seen = new List<string?>();
        var check = new TestCheck(async (_, _) =>
        {
            seen.Add(Activity.Current?.OperationName);
            await Task.Yield();
            seen.Add(Activity.Current?.OperationName);
            return HealthCheckResult.Healthy();
        });
        using var spans = new CollectedSpans();
        await using var engine = EngineUnderTest.Of(
            Declare.Registry(
                [new HealthSubsetDefinition("readiness") { MaxParallel = 1 }],
                Declare.Check("first", check, blocking: blocking),
                Declare.Check("second", check, blocking: blocking)),
            _clock);

        await engine.ProbeAsync();
        var ended = await spans.EndedAsync(2);

        Assert.Equal(["health.check", "health.check", "health.check", "health.check"], seen);
        Assert.All(ended, static run => Assert.Null(run.Parent));
    }

    [Fact]
    public async Task Whoever_ends_a_run_keeps_the_activity_that_is_current()
    {
        using var spans = new CollectedSpans(HealthTelemetry.ActivitySourceName, "Tests");
        using var source = new ActivitySource("Tests");
        // Its continuations run in the caller of SetResult.
        var ending = new TaskCompletionSource<HealthCheckResult>();
        var begun = new TaskCompletionSource();
        var check = new PlainCheck(() =>
        {
            begun.SetResult();
            return ending.Task;
        });
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", check, "readiness")), _clock);
        var probe = engine.AskAsync();
        await begun.Task.WaitAsync(Eventually.Limit);
        await Task.Delay(50);

        using var request = source.StartActivity("request");
        ending.SetResult(HealthCheckResult.Healthy());

        Assert.Same(request, Activity.Current);
        await probe.InTimeAsync();
        await spans.EndedAsync(1);
    }

    [Fact]
    public async Task A_run_that_hangs_ends_with_its_timeout_and_not_again_when_it_returns()
    {
        var check = new GatedCheck();
        using var spans = new CollectedSpans();
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", check, timeout: 0.1)), _clock);

        var probe = engine.AskAsync();
        await check.BegunAsync();
        _clock.Advance(0.11);
        await probe.InTimeAsync();
        var run = Assert.Single(await spans.EndedAsync(1));
        Assert.Equal("health.check Error timeout: health.check.name=database health.status=unhealthy health.reason=timeout", CollectedSpans.Describe(run));

        _clock.Advance(5);
        check.Release();
        await Eventually.IsTrueAsync(() => engine.Log.Named("WedgedReturned").Count == 1, "the wedged run has returned");
        Assert.Single(spans.Ended);
    }

    [Fact]
    public async Task A_listener_that_throws_keeps_no_probe_from_its_answer()
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == HealthTelemetry.ActivitySourceName,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStarted = static _ => throw new InvalidOperationException(),
            ActivityStopped = static _ => throw new InvalidOperationException(),
        };
        ActivitySource.AddActivityListener(listener);
        await using var readings = new ReadingsUnderTest();

        Assert.Equal("PFP", await readings.ReadAsync("PFP"));
    }

    private sealed class PlainCheck(Func<Task<HealthCheckResult>> run) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => run();
    }
}
