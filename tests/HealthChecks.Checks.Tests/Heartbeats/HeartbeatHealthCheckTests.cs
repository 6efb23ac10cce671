using HealthChecks.Checks.Tests.Fakes;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks.Checks.Tests.Heartbeats;

public sealed class HeartbeatHealthCheckTests
{
    private readonly ManualClock _clock = new();
    private readonly Heartbeat _heartbeat;

    public HeartbeatHealthCheckTests() => _heartbeat = new Heartbeat(_clock);

    [Fact]
    public async Task A_loop_that_goes_on_is_healthy_however_long_it_runs()
    {
        var check = new HeartbeatHealthCheck(_heartbeat);
        for (var round = 0; round < 100; round++)
        {
            _heartbeat.Beat();
            _clock.Pass(seconds: 59);
            (await check.RunAsync()).AssertHealthy("sinceBeatMs");
        }
    }

    [Theory]
    [InlineData(9, HealthStatus.Healthy)]
    [InlineData(10, HealthStatus.Degraded)]
    [InlineData(29, HealthStatus.Degraded)]
    [InlineData(30, HealthStatus.Unhealthy)]
    [InlineData(3000, HealthStatus.Unhealthy)]
    public async Task A_loop_that_stopped_is_degraded_first_and_then_unhealthy(int seconds, HealthStatus expected)
    {
        _heartbeat.Beat();
        _clock.Pass(seconds);

        var result = await new HeartbeatHealthCheck(_heartbeat) { WarningSeconds = 10, CriticalSeconds = 30 }.RunAsync();

        Assert.Equal(expected, result.Status);
        Assert.Equal(expected == HealthStatus.Healthy ? null : CheckReasons.HeartbeatStale, result.Reason());
        Assert.Equal(seconds * 1000.0, result.Data["sinceBeatMs"]);
    }

    [Fact]
    public async Task A_loop_that_goes_on_again_is_healthy_again()
    {
        var check = new HeartbeatHealthCheck(_heartbeat);
        _heartbeat.Beat();
        _clock.Pass(seconds: 60);
        (await check.RunAsync()).AssertFailed(CheckReasons.HeartbeatStale);

        _heartbeat.Beat();

        (await check.RunAsync()).AssertHealthy("sinceBeatMs");
    }

    [Fact]
    public async Task A_loop_that_never_began_has_a_grace_time_and_then_is_unhealthy()
    {
        var check = new HeartbeatHealthCheck(_heartbeat);
        _clock.Pass(seconds: 59);
        (await check.RunAsync()).AssertHealthy();

        _clock.Pass(seconds: 1);

        (await check.RunAsync()).AssertFailed(CheckReasons.HeartbeatMissing);
    }

    [Fact]
    public async Task Without_a_grace_time_it_passes_from_the_first_beat_on()
    {
        var check = new HeartbeatHealthCheck(_heartbeat) { GraceSeconds = 0 };
        (await check.RunAsync()).AssertFailed(CheckReasons.HeartbeatMissing);

        _heartbeat.Beat();

        (await check.RunAsync()).AssertHealthy("sinceBeatMs");
    }

    [Fact]
    public async Task One_loop_does_not_speak_for_another()
    {
        var other = new Heartbeat(_clock);
        _clock.Pass(seconds: 100);
        other.Beat();

        (await new HeartbeatHealthCheck(_heartbeat).RunAsync()).AssertFailed(CheckReasons.HeartbeatMissing);
        (await new HeartbeatHealthCheck(other).RunAsync()).AssertHealthy("sinceBeatMs");
    }

    [Fact]
    public void A_beat_allocates_nothing()
    {
        _heartbeat.Beat();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var beat = 0; beat < 1000; beat++)
            _heartbeat.Beat();

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Beats_of_many_threads_never_make_it_older()
    {
        var heartbeat = new Heartbeat();
        Parallel.For(0, 10_000, _ =>
        {
            heartbeat.Beat();
            Assert.InRange(heartbeat.SinceLastBeat!.Value, TimeSpan.Zero, TimeSpan.FromSeconds(30));
        });
    }

    [Fact]
    public void A_beat_that_was_held_up_takes_back_no_later_one()
    {
        _clock.Pass(seconds: 10);
        _heartbeat.Beat();
        _clock.Pass(seconds: -5);
        _heartbeat.Beat();
        _clock.Pass(seconds: 5);

        Assert.Equal(TimeSpan.Zero, _heartbeat.SinceLastBeat);
    }

    [Fact]
    public void Options_that_cannot_work_are_refused()
    {
        Assert.Throws<ArgumentNullException>(() => new HeartbeatHealthCheck(null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => new HeartbeatHealthCheck(_heartbeat) { CriticalSeconds = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new HeartbeatHealthCheck(_heartbeat) { WarningSeconds = double.NaN });
        Assert.Throws<ArgumentException>(() => new HeartbeatHealthCheck(_heartbeat) { WarningSeconds = 31, CriticalSeconds = 30 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new HeartbeatHealthCheck(_heartbeat) { GraceSeconds = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new HeartbeatHealthCheck(_heartbeat) { GraceSeconds = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new HeartbeatHealthCheck(_heartbeat) { GraceSeconds = double.PositiveInfinity });
    }

    [Fact]
    public async Task A_cancelled_run_has_no_result() => await Assert.ThrowsAnyAsync<OperationCanceledException>(
        () => new HeartbeatHealthCheck(_heartbeat).RunUntilAsync(new CancellationToken(canceled: true)));

    [Fact]
    public void The_defaults_are_pinned()
    {
        var check = new HeartbeatHealthCheck(_heartbeat);

        Assert.Equal((null, 60.0, 60.0), (check.WarningSeconds, check.CriticalSeconds, check.GraceSeconds));
        Assert.True(CheckRun.Defaults<HeartbeatHealthCheck>()?.NeedsRunningProcess);
    }
}
