using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using HealthChecks.Tests.Support;

namespace HealthChecks.Tests.Streams;

public sealed class StreamLimitTests
{
    private const string Path = "/healthcheck/readiness?format=stream";
    private const int Most = 32;

    [Fact]
    public async Task There_are_so_many_places_and_one_who_leaves_makes_room()
    {
        await using var watched = await Watched.StartAsync();
        var streams = new List<OpenStream>();
        try
        {
            for (var i = 0; i < Most; i++)
            {
                var stream = await OpenStream.OpenAsync(watched.App, i % 2 == 0 ? Path : "/healthcheck?format=stream");
                streams.Add(stream);
                Assert.Equal(HttpStatusCode.OK, stream.Status);
            }

            var refused = await watched.App.GetAsync(Path);
            Assert.Equal(503, refused.Status);
            Assert.NotNull(refused.Header("Retry-After"));
            Assert.Equal(200, (await watched.App.GetAsync("/healthcheck/readiness")).Status);

            streams[0].Dispose();
            await ThereIsRoomAsync(watched.App);
        }
        finally
        {
            streams.ForEach(static stream => stream.Dispose());
        }
    }

    [Fact]
    public async Task Streams_end_when_the_drain_begins_and_no_new_one_is_given()
    {
        await using var watched = await Watched.StartAsync();
        using var stream = await OpenStream.OpenAsync(watched.App, Path);
        await stream.NextAsync();

        watched.App.Application.Services.GetRequiredService<IHealthLifecycle>().Drain();

        while (await stream.NextAsync() is not null)
        {
            // What it had to say before that.
        }

        Assert.Equal(503, (await watched.App.GetAsync(Path)).Status);
    }

    [Fact]
    public async Task Ten_open_streams_hold_a_stop_up_for_no_more_than_a_second()
    {
        await using var watched = await Watched.StartAsync();
        var streams = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => OpenStream.OpenAsync(watched.App, Path)));
        await Task.WhenAll(streams.Select(static stream => stream.NextAsync()));

        var started = Stopwatch.GetTimestamp();
        await watched.App.Application.StopAsync(TestContext.Current.CancellationToken);

        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(1));
        foreach (var stream in streams)
            stream.Dispose();
    }

    [Fact]
    public async Task One_who_does_not_read_holds_up_neither_the_others_nor_the_stop()
    {
        var big = new string('x', 4_000_000);
        var count = 0;
        await using var watched = await Watched.StartAsync(configure: options => options.Content = view =>
            view.Context.Request.Query.ContainsKey("big") ? $"<p>{Interlocked.Increment(ref count)}{big}</p>" : null);
        using var deaf = new TcpClient { ReceiveBufferSize = 4096 };
        await deaf.ConnectAsync(IPAddress.Loopback, new Uri(watched.App.Url).Port, TestContext.Current.CancellationToken);
        await deaf.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET {Path}&big=1 HTTP/1.1\r\nHost: localhost\r\n\r\n"), TestContext.Current.CancellationToken);
        await Eventually.IsTrueAsync(() => Volatile.Read(ref count) > 0, "the stream that nobody reads has begun");
        using var stream = await OpenStream.OpenAsync(watched.App, Path);

        watched.Fail();
        await stream.NextWithAsync("Unhealthy: readiness");
        var started = Stopwatch.GetTimestamp();
        await watched.App.Application.StopAsync(TestContext.Current.CancellationToken);

        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task One_who_does_not_read_loses_the_place()
    {
        var big = new string('x', 4_000_000);
        var ended = 0;
        await using var watched = await Watched.StartAsync(configure: options => options.Content = view =>
        {
            if (!view.Context.Request.Query.ContainsKey("big"))
                return null;
            view.Context.RequestAborted.Register(() => Interlocked.Exchange(ref ended, 1));
            return $"<p>{big}{Stopwatch.GetTimestamp()}</p>";
        });
        using var deaf = new TcpClient { ReceiveBufferSize = 4096 };
        await deaf.ConnectAsync(IPAddress.Loopback, new Uri(watched.App.Url).Port, TestContext.Current.CancellationToken);
        await deaf.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET {Path}&big=1 HTTP/1.1\r\nHost: localhost\r\n\r\n"), TestContext.Current.CancellationToken);

        await Eventually.IsTrueAsync(() => Volatile.Read(ref ended) == 1, "the connection is closed");
    }

    private static async Task ThereIsRoomAsync(TestApp app)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            using var stream = await OpenStream.OpenAsync(app, Path);
            if (stream.Status == HttpStatusCode.OK)
                return;
            Assert.True(Stopwatch.GetElapsedTime(started) < Eventually.Limit, "nobody got the place of the one who left");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
