using System.Diagnostics;
using HealthChecks.Tests.Support;
using Microsoft.AspNetCore.Routing;

namespace HealthChecks.Tests.Formats;

/// <summary>No header and no query, whatever it holds, is an error, a hang, or a run for nothing.</summary>
public sealed class AcceptFuzzTests
{
    private const int Requests = 1_000_000;
    private const int ThroughTheApplication = 3_000;

    private static readonly TimeSpan MostForOne = TimeSpan.FromSeconds(5);

    private static readonly string[] Parts =
    [
        "text/plain", "application/json", "text/html", "application/xhtml+xml", "application/atom+xml", "application/rss+xml", "application/health+json",
        "*/*", "text/*", "application/*", "image/png", ",", ", ", ";", "; ", "q=", "q=0.5", ";q=0", ";q=1", ";q=0.001", "Q=.5", "=", "\"", "\\", " ", "\t", "0", "1.5",
        "-1", "NaN", "1e9", "a", "é", "/", "*", "+", "\u0000", "\r\n", "\ud83d\udd25", "\ud800", "charset=utf-8", "version=1.0.0", "level", "%", "(", "@",
    ];

    private static readonly string[] Queries =
    [
        "format=", "format", "format=json", "format=text", "format=html", "format=flat", "format=health", "format=ui", "format=atom", "format=rss", "FORMAT=Json",
        "format=xml", "&", "=", "?", "%", "%00", "%zz", "%2", "%66ormat=json", "+", "verbose", "exclude=", "exclude=database", "exclude=%0A", "\ud800", "é", "\u0000", "#", ";",
    ];

    [Fact]
    public async Task A_million_requests_are_answered_with_200_or_406()
    {
        await using var app = await StartAsync(out _, out var untouched);
        var readiness = EndpointOf(app, "/healthcheck/readiness");
        var other = EndpointOf(app, "/healthcheck/untouched");
        var counts = (Served: 0, Refused: 0);
        var current = "";
        var slowest = (Time: TimeSpan.Zero, Of: "");

        var fuzzing = Task.Run(
            async () =>
            {
                var random = new Random(20260102);
                for (var i = 0; i < Requests; i++)
                {
                    var (accept, query) = Next(random);
                    current = $"Accept: {accept}, query: {query}";
                    var started = Stopwatch.GetTimestamp();
                    var status = await StatusOfAsync(readiness, app, accept, query);
                    if (Stopwatch.GetElapsedTime(started) is var time && time > slowest.Time)
                        slowest = (time, current);

                    if (status == 200)
                    {
                        counts.Served++;
                        continue;
                    }

                    // Where nobody has asked the check yet, a run for the same refusal would show.
                    Assert.True(status == 406 && await StatusOfAsync(other, app, accept, query) == 406, $"{status} for {current}");
                    counts.Refused++;
                }
            },
            TestContext.Current.CancellationToken);
        Assert.True(await Task.WhenAny(fuzzing, Task.Delay(TimeSpan.FromMinutes(5), TestContext.Current.CancellationToken)) == fuzzing, $"hangs at {current}");
        await fuzzing;

        Assert.True(slowest.Time < MostForOne, $"{slowest.Time} for {slowest.Of}");
        Assert.Equal(0, untouched.Runs);
        // Both are well in it.
        Assert.InRange(counts.Served, Requests / 20, Requests);
        Assert.InRange(counts.Refused, Requests / 20, Requests);
    }

    [Fact]
    public async Task Some_thousands_through_the_whole_application_are_too()
    {
        await using var app = await StartAsync(out _, out var untouched);
        var random = new Random(20260103);
        string[] paths = ["/healthcheck", "/healthcheck/readiness", "/healthcheck/readiness/database"];
        var refused = 0;

        for (var i = 0; i < ThroughTheApplication; i++)
        {
            var (accept, query) = Next(random);
            var status = await SendAsync(app, paths[i % paths.Length], accept, query);
            Assert.True(status is 200 or 406, $"{status} for Accept: {accept}, query: {query}");
            if (status == 406)
            {
                refused++;
                // The mount refuses what has no index; a subset may serve it.
                if (i % paths.Length > 0)
                    Assert.Equal(406, await SendAsync(app, "/healthcheck/untouched", accept, query));
            }
        }

        Assert.Equal(0, untouched.Runs);
        Assert.InRange(refused, ThroughTheApplication / 20, ThroughTheApplication * 19 / 20);
    }

    private static (string? Accept, string? Query) Next(Random random) => (
        random.Next(10) == 0 ? null : Mixed(random, Parts, random.Next(20) == 0 ? 60 : 8),
        random.Next(4) > 0 ? null : "?" + Mixed(random, Queries, 6));

    private static string Mixed(Random random, string[] parts, int most)
    {
        var text = string.Concat(Enumerable.Range(0, random.Next(1, most)).Select(_ => parts[random.Next(parts.Length)]));
        // And one character that may be anything.
        return random.Next(8) == 0 ? text.Insert(random.Next(text.Length + 1), ((char)random.Next(0x10000)).ToString()) : text;
    }

    private static async Task<int> StatusOfAsync(RequestDelegate endpoint, TestApp app, string? accept, string? query)
    {
        var context = new DefaultHttpContext { RequestServices = app.Application.Services };
        Set(context, "/healthcheck/readiness", accept, query);
        await endpoint(context).WaitAsync(MostForOne);
        return context.Response.StatusCode;
    }

    private static async Task<int> SendAsync(TestApp app, string path, string? accept, string? query) =>
        (await app.Server.SendAsync(context => Set(context, path, accept, query), TestContext.Current.CancellationToken).WaitAsync(MostForOne, TestContext.Current.CancellationToken)).Response.StatusCode;

    private static void Set(HttpContext context, string path, string? accept, string? query)
    {
        context.Request.Method = "GET";
        context.Request.Scheme = "http";
        context.Request.Path = path;
        if (accept is not null)
            context.Request.Headers.Accept = accept;
        if (query is not null)
            context.Request.QueryString = new QueryString(query);
    }

    private static RequestDelegate EndpointOf(TestApp app, string path) => app.Application.Services.GetRequiredService<EndpointDataSource>().Endpoints
        .OfType<RouteEndpoint>().Single(endpoint => endpoint.RoutePattern.RawText == path).RequestDelegate!;

    private static Task<TestApp> StartAsync(out StubCheck check, out StubCheck untouched)
    {
        check = new StubCheck(HealthCheckResult.Degraded());
        untouched = new StubCheck(HealthCheckResult.Healthy());
        // The text format may exclude one of them: with none left it would be red, as it should.
        return TestApp.StartAsync(
            new RegistryBuilder().Subset("readiness").Subset("untouched").Check("database", check, "readiness").Check("cache", HealthCheckResult.Healthy(), "readiness").Check("untouched", untouched, "untouched"),
            static builder => builder.Services.AddHealthResponseWriter<PageStub>().AddHealthJsonFormats().AddHealthFeeds());
    }
}
