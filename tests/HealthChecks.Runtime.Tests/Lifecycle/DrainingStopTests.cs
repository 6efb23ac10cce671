using System.Runtime.InteropServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HealthChecks.Tests;

/// <summary>What a signal comes to. That real ones get here is for the end-to-end tests.</summary>
public sealed class DrainingStopTests : IAsyncDisposable
{
    private const double Long = 600;

    private readonly HostLifetime _host = new();
    private EngineUnderTest? _engine;

    [Fact]
    public async Task The_signal_of_an_orchestrator_fails_readiness_at_once_and_stops_the_host_later()
    {
        using var stop = Stop(0.3);
        stop.Signal = PosixSignal.SIGTERM;

        stop.StopApplication();

        Assert.Equal(HealthReasons.Draining, (await _engine!.ProbeAsync()).Reason);
        Assert.Equal(0, _host.Stops);
        Assert.Contains("requests are served for another 0.3 s", Assert.Single(_engine.Log.Named("Draining")).Text, StringComparison.Ordinal);
        await Eventually.IsTrueAsync(() => _host.Stops == 1, "the host stops when the time is up");
        Assert.Empty(_engine.Log.Named("DrainSkipped"));
    }

    [Fact]
    public async Task A_second_one_skips_the_rest()
    {
        using var stop = Stop(Long);
        stop.Signal = PosixSignal.SIGTERM;
        stop.StopApplication();

        stop.StopApplication();

        await Eventually.IsTrueAsync(() => _host.Stops > 0, "the host stops");
        Assert.Single(_engine!.Log.Named("DrainSkipped"));
    }

    [Fact]
    public async Task So_does_a_key_in_the_terminal()
    {
        using var stop = Stop(Long);
        stop.Signal = PosixSignal.SIGTERM;
        stop.StopApplication();

        stop.Signal = PosixSignal.SIGINT;
        stop.StopApplication();

        await Eventually.IsTrueAsync(() => _host.Stops > 0, "the host stops");
    }

    [Theory]
    [InlineData(PosixSignal.SIGINT)]
    [InlineData(PosixSignal.SIGQUIT)]
    [InlineData(null)]
    public async Task Any_other_way_to_stop_does_not_drain(PosixSignal? signal)
    {
        using var stop = Stop(Long);
        stop.Signal = signal;

        stop.StopApplication();

        Assert.Equal(1, _host.Stops);
        Assert.True((await _engine!.ProbeAsync()).Passes);
    }

    [Fact]
    public void Nothing_waits_where_there_is_no_drain()
    {
        using var stop = Stop(0);
        stop.Signal = PosixSignal.SIGTERM;

        stop.StopApplication();

        Assert.Equal(1, _host.Stops);
    }

    [Fact]
    public void What_has_not_started_has_nothing_to_drain()
    {
        using var stop = Stop(Long, isStarted: false);
        stop.Signal = PosixSignal.SIGTERM;

        stop.StopApplication();

        Assert.Equal(1, _host.Stops);
    }

    [Fact]
    public async Task A_signal_that_comes_while_the_container_is_disposed_of_stops_the_host_and_throws_nothing()
    {
        using var stop = Stop(Long);
        await _engine!.DisposeAsync();
        stop.Signal = PosixSignal.SIGTERM;

        stop.StopApplication();

        Assert.Equal(1, _host.Stops);
    }

    [Fact]
    public async Task A_second_signal_that_comes_while_the_container_is_disposed_of_ends_the_wait()
    {
        using var stop = Stop(Long);
        stop.Signal = PosixSignal.SIGTERM;
        stop.StopApplication();
        await _engine!.DisposeAsync();

        stop.StopApplication();

        await Eventually.IsTrueAsync(() => _host.Stops == 1, "the host stops");
    }

    [Fact]
    public async Task Whoever_stops_the_host_meanwhile_ends_the_wait()
    {
        using var stop = Stop(Long);
        stop.Signal = PosixSignal.SIGTERM;
        stop.StopApplication();

        _host.StopApplication();

        await Eventually.IsTrueAsync(() => _host.Stops == 2, "the thread that waits ends");
    }

    public ValueTask DisposeAsync() => _engine?.DisposeAsync() ?? ValueTask.CompletedTask;

    private DrainingStop Stop(double seconds, bool isStarted = true)
    {
        _engine = EngineUnderTest.Of(
            Declare.Registry([new HealthSubsetDefinition("readiness")], Declare.Check("database", new TestCheck())),
            services: services => services.Configure<HealthOptions>(options => options.DrainSeconds = seconds));
        if (isStarted)
            _host.Start();
        return new DrainingStop(_host, _engine.Services);
    }

    private sealed class HostLifetime : IHostApplicationLifetime
    {
        private readonly CancellationTokenSource _started = new();
        private readonly CancellationTokenSource _stopping = new();
        private int _stops;

        public int Stops => Volatile.Read(ref _stops);

        public CancellationToken ApplicationStarted => _started.Token;

        public CancellationToken ApplicationStopping => _stopping.Token;

        public CancellationToken ApplicationStopped => default;

        public void Start() => _started.Cancel();

        public void StopApplication()
        {
            Interlocked.Increment(ref _stops);
            _stopping.Cancel();
        }
    }
}
