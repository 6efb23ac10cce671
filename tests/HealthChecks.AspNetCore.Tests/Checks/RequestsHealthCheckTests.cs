using HealthChecks.Tests.Support;

namespace HealthChecks.Tests.Checks;

/// <summary>What a web server on a real port measures of its requests.</summary>
public sealed class RequestsHealthCheckTests
{
    [Fact]
    public async Task Requests_that_work_are_counted_and_probes_are_not()
    {
        await using var app = await StartAsync();
        await AskAsync(app, "/orders", 25, 200);
        await AskAsync(app, "/healthcheck/readiness", 10, 200);
        await AskAsync(app, "/healthcheck/liveness", 10, 200);
        await AskAsync(app, "/missing", 5, 404);

        var result = await CountedAsync(app, 30);

        Assert.Equal(HealthStatus.Healthy, result.Status);
        Assert.Equal((30L, 0.0), (result.Data["requests"], result.Data["errorPercent"]));
        Assert.InRange((double)result.Data["averageMs"], 0.001, 5000);
        Assert.InRange((double)result.Data["requestsPerSecond"], 0.01, 100_000);
    }

    [Fact]
    public async Task Requests_that_fail_fail_the_check_whether_they_say_so_or_throw()
    {
        await using var app = await StartAsync();
        await AskAsync(app, "/orders", 20, 200);
        await AskAsync(app, "/busy", 10, 503);
        await AskAsync(app, "/throws", 10, 500);

        var result = await CountedAsync(app, 40);

        Assert.Equal((HealthStatus.Unhealthy, CheckReasons.RequestsFailing), (result.Status, result.Data[HealthReasons.DataKey]));
        Assert.Equal((40L, 50.0), (result.Data["requests"], result.Data["errorPercent"]));
    }

    [Fact]
    public async Task Slow_requests_are_measured_as_such()
    {
        await using var app = await StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => AskAsync(app, "/slow", 1, 200)));

        await CountedAsync(app, 20);
        var result = await RunAsync(new RequestsHealthCheck(Figures(app)) { CriticalP95Ms = 250, CriticalAverageMs = 250 });

        Assert.Equal((HealthStatus.Unhealthy, CheckReasons.RequestsSlow), (result.Status, result.Data[HealthReasons.DataKey]));
        Assert.InRange((double)result.Data["averageMs"], 290, 30_000);
        Assert.InRange((double)result.Data["p95Ms"], 240, 40_000);
    }

    [Fact]
    public async Task Two_applications_in_one_process_do_not_count_for_each_other()
    {
        await using var one = await StartAsync();
        await using var other = await StartAsync();
        await AskAsync(one, "/orders", 25, 200);

        await CountedAsync(one, 25);

        Assert.Equal(0L, (await RunAsync(new RequestsHealthCheck(Figures(other)))).Data["requests"]);
    }

    private static Task<TestApp> StartAsync() => TestApp.ListenAsync(
        new RegistryBuilder().Subset("readiness").Check("database", HealthCheckResult.Healthy(), "readiness"),
        static builder => builder.Services.AddRequestFigures(),
        static application =>
        {
            application.MapHealth();
            application.MapGet("/orders", static () => "orders");
            application.MapGet("/busy", static () => Results.StatusCode(503));
            application.MapGet("/throws", static string () => throw new InvalidOperationException("broken"));
            application.MapGet("/slow", static async () =>
            {
                await Task.Delay(300);
                return "slow";
            });
        });

    private static async Task AskAsync(TestApp app, string path, int times, int status)
    {
        for (var time = 0; time < times; time++)
            Assert.Equal(status, (await app.GetAsync(path)).Status);
    }

    // The server measures a request after its answer.
    private static async Task<HealthCheckResult> CountedAsync(TestApp app, long requests)
    {
        var check = new RequestsHealthCheck(Figures(app));
        var result = await RunAsync(check);
        await Eventually.IsTrueAsync(
            () => (result = RunAsync(check).Result).Data["requests"] is long counted && counted >= requests,
            "requests are measured");
        return result;
    }

    private static RequestFigures Figures(TestApp app) => app.Application.Services.GetRequiredService<RequestFigures>();

    private static Task<HealthCheckResult> RunAsync(IHealthCheck check) => check.CheckHealthAsync(
        new HealthCheckContext { Registration = new HealthCheckRegistration("requests", check, null, null) },
        TestContext.Current.CancellationToken);
}
