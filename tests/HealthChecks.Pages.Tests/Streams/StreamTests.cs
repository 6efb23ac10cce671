using System.Diagnostics.Metrics;
using System.Net;
using HealthChecks.Tests.Support;

namespace HealthChecks.Tests.Streams;

public sealed class StreamTests
{
    private const string Path = "/healthcheck/readiness?format=stream";

    [Fact]
    public async Task A_stream_sends_what_the_page_shows_and_again_when_that_changes()
    {
        await using var watched = await Watched.StartAsync();
        using var stream = await OpenStream.OpenAsync(watched.App, Path);

        Assert.Equal(HttpStatusCode.OK, stream.Status);
        Assert.Equal("text/event-stream", stream.Response.Content.Headers.ContentType!.ToString());
        Assert.Null(stream.Response.Content.Headers.ContentLength);
        Assert.True(stream.Response.Headers.CacheControl!.NoStore);
        var first = await stream.NextAsync();
        Assert.StartsWith("<main data-title=\"Healthy: readiness", first, StringComparison.Ordinal);
        Assert.EndsWith("</main>", first, StringComparison.Ordinal);

        watched.Fail();
        var red = await stream.NextWithAsync("Unhealthy: readiness");
        Assert.Contains("No route to the database", red, StringComparison.Ordinal);
        watched.Recover();
        await stream.NextWithAsync("\"Healthy: readiness");
    }

    [Fact]
    public async Task A_check_has_a_stream_too()
    {
        await using var watched = await Watched.StartAsync();
        using var stream = await OpenStream.OpenAsync(watched.App, "/healthcheck/readiness/database?format=stream");

        await stream.NextWithAsync("Healthy: database");
        watched.Fail();
        await stream.NextWithAsync("Unhealthy: database");
    }

    [Fact]
    public async Task The_stream_of_the_index_asks_nobody()
    {
        await using var watched = await Watched.StartAsync();
        using var stream = await OpenStream.OpenAsync(watched.App, "/healthcheck?format=stream");

        await stream.NextWithAsync("Not asked yet");
        await Task.Delay(2500, TestContext.Current.CancellationToken);
        Assert.Equal(0, watched.Database.Runs);
        watched.Fail();
        await watched.App.GetAsync("/healthcheck/readiness");
        await stream.NextWithAsync("Unhealthy");
    }

    [Theory]
    [InlineData(Path)]
    [InlineData("/healthcheck/readiness/database?format=STREAM")]
    [InlineData("/healthcheck?format=stream")]
    public async Task Strangers_get_no_stream(string path)
    {
        await using var watched = await Watched.StartAsync("Production");

        var answer = await watched.App.GetAsync(path);

        Assert.Equal(403, answer.Status);
        Assert.Empty(answer.Body);
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        Assert.Equal(0, watched.Database.Runs);
    }

    [Fact]
    public async Task HEAD_is_answered_without_a_stream_and_POST_is_refused()
    {
        await using var watched = await Watched.StartAsync();

        var head = await watched.App.SendAsync(HttpMethod.Head, Path);
        var post = await watched.App.SendAsync(HttpMethod.Post, Path);

        Assert.Equal(200, head.Status);
        Assert.Equal("text/event-stream", head.ContentType);
        Assert.Empty(head.Body);
        Assert.Equal(405, post.Status);
        Assert.Equal(0, watched.Database.Runs);
    }

    [Fact]
    public async Task Ten_streams_cost_the_checks_what_one_does()
    {
        await using var watched = await Watched.StartAsync(configure: static options => options.RefreshSeconds = 60);
        var streams = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => OpenStream.OpenAsync(watched.App, Path)));

        await Task.WhenAll(streams.Select(static stream => stream.NextAsync()));

        // All at once would be one run; on a slow machine the last may come when the first reading is no longer fresh.
        Assert.InRange(watched.Database.Runs, 1, 5);
        foreach (var stream in streams)
            stream.Dispose();
    }

    [Fact]
    public async Task A_stream_is_no_probe()
    {
        await using var watched = await Watched.StartAsync();
        var probes = 0;
        using var listener = new MeterListener();
        var factory = watched.App.Application.Services.GetRequiredService<IMeterFactory>();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Name == HealthTelemetry.Probes && ReferenceEquals(instrument.Meter.Scope, factory))
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, _, _, _) => Interlocked.Increment(ref probes));
        listener.Start();

        using (var stream = await OpenStream.OpenAsync(watched.App, Path))
            await stream.NextAsync();
        Assert.Equal(0, probes);
        await watched.App.GetAsync("/healthcheck/readiness");
        Assert.Equal(1, probes);
    }

    [Fact]
    public async Task Content_of_several_lines_arrives_as_it_is()
    {
        await using var watched = await Watched.StartAsync(configure: static options => options.Content = static _ => "<pre>one\ntwo\n\nfour</pre>");
        using var stream = await OpenStream.OpenAsync(watched.App, Path);

        await stream.NextWithAsync("<pre>one\ntwo\n\nfour</pre>");
    }

    [Fact]
    public async Task While_nothing_but_time_passes_nothing_is_sent()
    {
        await using var watched = await Watched.StartAsync();
        using var stream = await OpenStream.OpenAsync(watched.App, "/healthcheck?format=stream");
        await watched.App.GetAsync("/healthcheck/readiness");
        await stream.NextWithAsync("Healthy");

        var next = stream.NextAsync();
        await Task.Delay(3000, TestContext.Current.CancellationToken);
        Assert.False(next.IsCompleted);
        watched.Fail();
        await Task.Delay(300, TestContext.Current.CancellationToken);
        await watched.App.GetAsync("/healthcheck/readiness");
        Assert.Contains("Unhealthy", await next, StringComparison.Ordinal);
    }
}
