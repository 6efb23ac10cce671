using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HealthChecks.Tests;

public sealed class TransitionTests
{
    private readonly FakeTimeProvider _clock = new();
    private HealthCheckResult _next = HealthCheckResult.Healthy();

    [Fact]
    public async Task Listeners_hear_of_every_change_of_a_check_and_of_its_subset_in_order()
    {
        var listener = new HeardTransitions();
        await using var engine = Engine(static _ => { }, listener);
        await engine.StartHostedServicesAsync();

        await ReadAsync(engine, HealthCheckResult.Healthy());
        await ReadAsync(engine, HealthResults.Unhealthy("refused", "Nobody listens."));
        await ReadAsync(engine, HealthResults.Unhealthy("refused", "Nobody listens."));
        await ReadAsync(engine, HealthCheckResult.Healthy());
        await Eventually.IsTrueAsync(() => listener.All.Count >= 4, "four transitions");

        Assert.Equal(
            ["Check database Healthy→Unhealthy refused", "Subset readiness Healthy→Unhealthy unhealthy", "Check database Unhealthy→Healthy healthy", "Subset readiness Unhealthy→Healthy healthy"],
            listener.All.Select(static each => $"{each.Subject} {each.Name} {each.PreviousStatus}→{each.Status} {each.Reason}"));
        var (down, up) = (listener.All[0], listener.All[2]);
        Assert.Equal("Nobody listens.", down.Text);
        Assert.Equal(["readiness"], down.Related);
        Assert.Equal(["database"], listener.All[1].Related);
        Assert.Equal((TimeSpan.FromSeconds(4), 2, "refused"), (up.PreviousDuration, up.PreviousCount, up.PreviousReason));
    }

    [Fact]
    public async Task The_first_reading_is_news_only_when_it_is_not_healthy()
    {
        var listener = new HeardTransitions();
        await using var engine = Engine(static _ => { }, listener);
        await engine.StartHostedServicesAsync();

        await ReadAsync(engine, HealthCheckResult.Degraded("slow"));
        await Eventually.IsTrueAsync(() => listener.All.Count >= 2, "two transitions");

        Assert.All(listener.All, static each => Assert.Null(each.PreviousStatus));
    }

    [Fact]
    public async Task From_blocked_to_failing_on_its_own_is_a_transition_although_both_are_unhealthy()
    {
        var listener = new HeardTransitions();
        var cause = HealthCheckResult.Unhealthy();
        await using var engine = EngineUnderTest.Of(
            Declare.Readiness(
                Declare.Check("broker", new TestCheck(() => cause)),
                Declare.Check("consumer", new TestCheck(static () => HealthResults.Unhealthy("own")), blockedBy: ["broker"])),
            _clock,
            services => services.AddHealthTransitionListener(_ => listener));
        await engine.StartHostedServicesAsync();
        await engine.ProbeAsync();
        cause = HealthCheckResult.Healthy();
        _clock.Advance(2);
        await engine.ProbeAsync();

        await Eventually.IsTrueAsync(() => listener.All.Any(static each => each is { Name: "consumer", Reason: "own" }), "the consumer's own failure");
        Assert.Contains(engine.Log.Named("CheckUnhealthy"), static entry => entry.Text.Contains("consumer is Unhealthy: own", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_listener_that_throws_is_logged_and_the_others_hear_all_the_same()
    {
        var listener = new HeardTransitions();
        await using var engine = Engine(static services => services.AddHealthTransitionListener<Throwing>(), listener);
        await engine.StartHostedServicesAsync();

        await ReadAsync(engine, HealthCheckResult.Unhealthy());
        await Eventually.IsTrueAsync(() => listener.All.Count >= 2, "two transitions");

        await Eventually.IsTrueAsync(() => engine.Log.Named("ListenerFailed").Count == 2, "both failures are logged");
        Assert.Equal(HealthStatus.Unhealthy, (await engine.ProbeAsync()).Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_listener_that_hangs_silences_no_other_and_holds_the_stop_up_for_no_more_than_its_last_words(bool blocks)
    {
        using var release = new ManualResetEventSlim();
        var listener = new HeardTransitions();
        await using var engine = Engine(services => services.AddHealthTransitionListener(_ => new Hanging(blocks ? release : null)), listener);
        await engine.StartHostedServicesAsync();

        await ReadAsync(engine, HealthCheckResult.Unhealthy());
        await ReadAsync(engine, HealthCheckResult.Healthy());
        await Eventually.IsTrueAsync(() => listener.All.Count >= 4, "four transitions");
        var started = Stopwatch.GetTimestamp();
        await engine.StopHostedServicesAsync().WaitAsync(Eventually.Limit, TestContext.Current.CancellationToken);

        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 1.5, 10);
        release.Set();
    }

    [Fact]
    public async Task What_hysteresis_holds_back_is_no_transition()
    {
        var listener = new HeardTransitions();
        await using var engine = Engine(static _ => { }, listener, failAfter: 2);
        await engine.StartHostedServicesAsync();
        await ReadAsync(engine, HealthCheckResult.Healthy());
        await ReadAsync(engine, HealthCheckResult.Unhealthy());
        await ReadAsync(engine, HealthCheckResult.Healthy());
        await ReadAsync(engine, HealthCheckResult.Unhealthy());
        Assert.Empty(engine.Log.Named("CheckUnhealthy"));

        await ReadAsync(engine, HealthCheckResult.Unhealthy());
        await Eventually.IsTrueAsync(() => listener.All.Count >= 2, "two transitions");

        Assert.Equal(2, listener.All.Count);
    }

    [Fact]
    public async Task The_log_has_a_line_every_five_minutes_while_a_check_is_red_with_count_and_time()
    {
        await using var engine = Engine(static _ => { }, null);
        await ReadAsync(engine, HealthResults.Unhealthy("refused"));
        for (var i = 0; i < 301; i++)
            await ReadAsync(engine, HealthResults.Unhealthy("refused"));

        Assert.Single(engine.Log.Named("CheckUnhealthy"));
        Assert.Equal(
            ["Health check database is still Unhealthy: refused, for 00:05:00 and 151 readings", "Health check database is still Unhealthy: refused, for 00:10:00 and 301 readings"],
            engine.Log.Named("CheckStillUnhealthy").Select(static entry => entry.Text));
        Assert.All(engine.Log.OfChecks, static entry => Assert.Equal(LogLevel.Error, entry.Level));
    }

    [Fact]
    public async Task Another_reason_every_time_is_not_a_line_every_time()
    {
        await using var engine = Engine(static _ => { }, null);
        for (var i = 0; i < 60; i++)
            await ReadAsync(engine, HealthResults.Unhealthy(i % 2 == 0 ? "refused" : "reset"));

        // Two minutes, at most one line a minute.
        Assert.InRange(engine.Log.Named("CheckUnhealthy").Count, 2, 3);
    }

    [Fact]
    public async Task Transitions_can_be_read_as_they_come_and_the_sequence_ends_with_the_engine()
    {
        var engine = Engine(static _ => { }, null);
        var heard = new List<string>();
        var reading = Task.Run(async () =>
        {
            await foreach (var transition in engine.Reporter.WatchAsync(TestContext.Current.CancellationToken))
                heard.Add(transition.Name);
        });
        await Eventually.IsTrueAsync(
            () =>
            {
                _next = _next.Status == HealthStatus.Healthy ? HealthCheckResult.Unhealthy() : HealthCheckResult.Healthy();
                _clock.Advance(2);
                engine.ProbeAsync().Wait();
                return heard.Count > 0;
            },
            "a transition");

        await engine.DisposeAsync();

        await reading.WaitAsync(Eventually.Limit, TestContext.Current.CancellationToken);
    }

    private async Task ReadAsync(EngineUnderTest engine, HealthCheckResult reading)
    {
        _next = reading;
        await engine.ProbeAsync();
        _clock.Advance(2);
    }

    private EngineUnderTest Engine(Action<IServiceCollection> services, IHealthTransitionListener? listener, int? failAfter = null) => EngineUnderTest.Of(
        Declare.Readiness(Declare.Check("database", new TestCheck(() => _next), failAfter: failAfter)),
        _clock,
        collection =>
        {
            services(collection);
            if (listener is not null)
                collection.AddHealthTransitionListener(_ => listener);
        });

    private sealed class HeardTransitions : IHealthTransitionListener
    {
        private readonly List<HealthTransition> _all = [];

        public IReadOnlyList<HealthTransition> All
        {
            get
            {
                lock (_all)
                    return [.. _all];
            }
        }

        public ValueTask OnTransitionAsync(HealthTransition transition, CancellationToken cancellationToken)
        {
            lock (_all)
                _all.Add(transition);
            return default;
        }
    }

    private sealed class Hanging(ManualResetEventSlim? release) : IHealthTransitionListener
    {
        public ValueTask OnTransitionAsync(HealthTransition transition, CancellationToken cancellationToken)
        {
            release?.Wait(CancellationToken.None);
            return release is null ? new ValueTask(Task.Delay(Timeout.Infinite, CancellationToken.None)) : default;
        }
    }

    private sealed class Throwing : IHealthTransitionListener
    {
        public ValueTask OnTransitionAsync(HealthTransition transition, CancellationToken cancellationToken) => throw new InvalidOperationException("no");
    }
}
