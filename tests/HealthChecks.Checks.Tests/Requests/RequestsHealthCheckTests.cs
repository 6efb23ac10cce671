using System.Diagnostics.Metrics;
using HealthChecks.Checks.Tests.Fakes;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks.Checks.Tests.Requests;

/// <summary>The figures and their limits, with a meter like the framework's.</summary>
public sealed class RequestsHealthCheckTests : IDisposable
{
    private static readonly string[] DataKeys = ["requests", "requestsPerSecond", "windowMs", "errorPercent", "averageMs", "p95Ms"];

    private readonly ManualClock _clock = new();
    private readonly WebMeters _meters = new();
    private readonly RequestFigures _figures;

    public RequestsHealthCheckTests()
    {
        _figures = new RequestFigures(new RequestFiguresOptions(), _meters, _clock);
        _figures.Start();
    }

    public void Dispose()
    {
        _figures.Dispose();
        _meters.Dispose();
    }

    [Fact]
    public async Task What_nobody_measures_is_unhealthy()
    {
        using var other = new WebMeters();
        using var figures = new RequestFigures(new RequestFiguresOptions(), other, _clock);
        (await new RequestsHealthCheck(figures).RunAsync()).AssertFailed(CheckReasons.RequestsUnmeasured);

        figures.Start();
        (await new RequestsHealthCheck(figures).RunAsync()).AssertHealthy("requests", "requestsPerSecond", "windowMs");

        figures.Dispose();
        (await new RequestsHealthCheck(figures).RunAsync()).AssertFailed(CheckReasons.RequestsUnmeasured);
    }

    [Fact]
    public async Task A_process_without_a_web_server_is_not_green()
    {
        using var none = new NoMeters();
        using var figures = new RequestFigures(new RequestFiguresOptions(), none, _clock);
        figures.Start();

        (await new RequestsHealthCheck(figures).RunAsync()).AssertFailed(CheckReasons.RequestsUnmeasured);
    }

    [Theory]
    [InlineData(4, HealthStatus.Healthy)]
    [InlineData(5, HealthStatus.Degraded)]
    [InlineData(24, HealthStatus.Degraded)]
    [InlineData(25, HealthStatus.Unhealthy)]
    public async Task It_warns_when_5_of_100_fail_and_fails_at_25(int failed, HealthStatus expected)
    {
        _meters.Requests(100 - failed, 0.01, 200);
        _meters.Requests(failed, 0.01, 503);

        var result = await Check().RunAsync();

        Assert.Equal((expected, expected == HealthStatus.Healthy ? null : CheckReasons.RequestsFailing), (result.Status, result.Reason()));
        Assert.Equal(DataKeys, result.DataKeys());
        Assert.Equal((100L, (double)failed), (result.Data["requests"], result.Data["errorPercent"]));
    }

    [Fact]
    public async Task What_the_caller_did_wrong_is_no_failure_and_what_broke_half_way_is()
    {
        _meters.Requests(50, 0.01, 404);
        _meters.Requests(50, 0.01, 499, error: "System.OperationCanceledException");
        Assert.Equal(0.0, (await Check().RunAsync()).Data["errorPercent"]);

        _meters.Requests(100, 0.01, 200, error: "System.InvalidOperationException");
        Assert.Equal(50.0, (await Check().RunAsync()).Data["errorPercent"]);
    }

    [Fact]
    public async Task Few_requests_are_no_trend()
    {
        _meters.Requests(19, 100, 500);
        Assert.Equal(HealthStatus.Healthy, (await new RequestsHealthCheck(_figures) { CriticalP95Ms = 1 }.RunAsync()).Status);
        (await new RequestsHealthCheck(_figures) { MinimumRequests = 19 }.RunAsync()).AssertFailed(CheckReasons.RequestsFailing);

        _meters.Requests(1, 100, 500);

        (await Check().RunAsync()).AssertFailed(CheckReasons.RequestsFailing);
    }

    [Fact]
    public async Task Times_have_limits_on_average_and_for_the_slowest()
    {
        _meters.Requests(90, 0.010, 200);
        _meters.Requests(10, 1.000, 200);

        var result = await Check().RunAsync();

        result.AssertHealthy(DataKeys);
        Assert.Equal(109, (double)result.Data["averageMs"], precision: 1);
        Assert.InRange((double)result.Data["p95Ms"], 800, 1200);
        (await new RequestsHealthCheck(_figures) { WarningAverageMs = 109, CriticalAverageMs = 110 }.RunAsync())
            .AssertFailed(CheckReasons.RequestsSlow, status: HealthStatus.Degraded);
        (await new RequestsHealthCheck(_figures) { CriticalAverageMs = 108 }.RunAsync()).AssertFailed(CheckReasons.RequestsSlow);
        (await new RequestsHealthCheck(_figures) { WarningP95Ms = 500, CriticalP95Ms = 2000 }.RunAsync())
            .AssertFailed(CheckReasons.RequestsSlow, status: HealthStatus.Degraded);
        (await new RequestsHealthCheck(_figures) { CriticalP95Ms = 500 }.RunAsync()).AssertFailed(CheckReasons.RequestsSlow);
        (await new RequestsHealthCheck(_figures) { CriticalP95Ms = 1500 }.RunAsync()).AssertHealthy(DataKeys);
    }

    [Fact]
    public async Task How_many_there_are_has_limits()
    {
        _clock.Pass(seconds: 10);
        _meters.Requests(1000, 0.001, 200);

        Assert.Equal(100.0, (await Check().RunAsync()).Data["requestsPerSecond"]);
        (await new RequestsHealthCheck(_figures) { WarningRequestsPerSecond = 100, CriticalRequestsPerSecond = 101 }.RunAsync())
            .AssertFailed(CheckReasons.RequestsMany, status: HealthStatus.Degraded);
        (await new RequestsHealthCheck(_figures) { CriticalRequestsPerSecond = 99 }.RunAsync()).AssertFailed(CheckReasons.RequestsMany);
    }

    [Fact]
    public async Task What_is_over_is_forgotten_after_a_minute()
    {
        _meters.Requests(100, 0.01, 500);
        _clock.Pass(seconds: 50);
        _meters.Requests(100, 0.01, 200);
        (await Check().RunAsync()).AssertFailed(CheckReasons.RequestsFailing);

        _clock.Pass(seconds: 15);

        var result = await Check().RunAsync();
        result.AssertHealthy(DataKeys);
        Assert.Equal(100L, result.Data["requests"]);
        Assert.InRange((double)result.Data["windowMs"], 55_000, 60_000);
        _clock.Pass(seconds: 3600);
        Assert.Equal(0L, (await Check().RunAsync()).Data["requests"]);
    }

    [Fact]
    public async Task A_connection_that_became_a_web_socket_is_no_slow_request()
    {
        _meters.Requests(100, 3600, 101);

        Assert.Equal(0L, (await Check().RunAsync()).Data["requests"]);
    }

    [Theory]
    [InlineData(0.0001)]
    [InlineData(0.001)]
    [InlineData(0.0123)]
    [InlineData(7.7)]
    [InlineData(200)]
    public async Task The_95th_percentile_is_exact_to_a_fifth(double seconds)
    {
        _meters.Requests(100, seconds, 200);

        Assert.InRange((double)(await Check().RunAsync()).Data["p95Ms"], seconds * 800, Math.Max(1, seconds * 1200));
    }

    [Fact]
    public void A_request_allocates_nothing()
    {
        _meters.Requests(10, 0.01, 200);
        var before = GC.GetAllocatedBytesForCurrentThread();
        _meters.Requests(1000, 0.01, 200);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public async Task Requests_of_many_threads_are_all_counted()
    {
        Parallel.For(0, 20_000, each => _meters.Requests(1, 0.01, each % 2 == 0 ? 200 : 500));

        var result = await Check().RunAsync();

        Assert.Equal((20_000L, 50.0), (result.Data["requests"], result.Data["errorPercent"]));
    }

    [Fact]
    public void Options_that_cannot_work_are_refused_and_the_defaults_are_pinned()
    {
        Assert.Throws<ArgumentNullException>(static () => new RequestsHealthCheck(null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RequestsHealthCheck(_figures) { CriticalErrorPercent = 101 });
        Assert.Throws<ArgumentException>(() => new RequestsHealthCheck(_figures) { WarningP95Ms = 3, CriticalP95Ms = 2 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RequestsHealthCheck(_figures) { MinimumRequests = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(static () => new RequestFiguresOptions { WindowSeconds = 0.5 });
        Assert.Throws<ArgumentOutOfRangeException>(static () => new RequestFiguresOptions { WindowSeconds = double.NaN });

        var check = Check();
        Assert.Equal((5, 25, 20), (check.WarningErrorPercent, check.CriticalErrorPercent, check.MinimumRequests));
        Assert.Equal((null, null, null), (check.CriticalAverageMs, check.CriticalP95Ms, check.CriticalRequestsPerSecond));
        Assert.Equal(60, new RequestFiguresOptions().WindowSeconds);
        Assert.True(CheckRun.Defaults<RequestsHealthCheck>()?.NeedsRunningProcess);
    }

    private RequestsHealthCheck Check() => new(_figures);

    private sealed class NoMeters : IMeterFactory
    {
        public Meter Create(MeterOptions options) => throw new NotSupportedException();

        public void Dispose()
        {
        }
    }
}
