using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;
using WebApp;

namespace HealthChecks.Tests.Telemetry;

/// <summary>The sample sends what it measures to a collector, over the wire.</summary>
[Collection(typeof(TelemetryCollection))]
public sealed class SampleTelemetryTests
{
    [Fact]
    public async Task Sends_health_and_spans_to_a_collector_where_one_is_configured()
    {
        await using var collector = await Collector.StartAsync();
        await using (var sample = new Sample(collector.Url))
        {
            using var client = sample.CreateClient();
            using var measured = new MeasuredRequests();
            Assert.True((await client.GetAsync("/healthcheck/integrations", TestContext.Current.CancellationToken)).IsSuccessStatusCode);
            Assert.True((await client.GetAsync("/orders", TestContext.Current.CancellationToken)).IsSuccessStatusCode);
            // A request is measured when its answer is already there.
            await Eventually.IsTrueAsync(() => measured.Count > 0, "the request is measured");
        }

        // Its end, which sends what is left, is not awaited by the factory.
        await TelemetryCollection.NobodyElse.WaitAsync();
        var metrics = collector.Received("/v1/metrics");
        var traces = collector.Received("/v1/traces");
        Assert.All((string[])[HealthTelemetry.CheckStatus, HealthTelemetry.CheckDuration, HealthTelemetry.Probes, "session-cache", "http.server.request.duration"],
            text => Assert.Contains(text, metrics, StringComparison.Ordinal));
        Assert.All((string[])[HealthTelemetry.CheckActivity, "session-cache", "Microsoft.AspNetCore"], text => Assert.Contains(text, traces, StringComparison.Ordinal));
        Assert.DoesNotContain("/healthcheck", metrics + traces, StringComparison.Ordinal);
    }

    /// <summary>Counts the requests whose duration has been told to everybody who listened before.</summary>
    private sealed class MeasuredRequests : IDisposable
    {
        private readonly MeterListener _listener = new();
        private int _count;

        public MeasuredRequests()
        {
            _listener.InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Name == "http.server.request.duration")
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<double>((_, _, _, _) => Interlocked.Increment(ref _count));
            _listener.Start();
        }

        public int Count => Volatile.Read(ref _count);

        public void Dispose() => _listener.Dispose();
    }

    /// <summary>Stands for an OpenTelemetry collector that is sent protobuf over HTTP.</summary>
    private sealed class Collector(WebApplication application) : IAsyncDisposable
    {
        private readonly ConcurrentQueue<(string Path, string Body)> _received = new();

        public string Url => application.Urls.Single();

        public static async Task<Collector> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var application = builder.Build();
            var collector = new Collector(application);
            application.Run(collector.ReceiveAsync);
            await application.StartAsync(TestContext.Current.CancellationToken);
            return collector;
        }

        /// <summary>What has been sent to a path, with its names and texts legible.</summary>
        public string Received(string path) => string.Concat(_received.Where(each => each.Path == path).Select(static each => each.Body));

        public ValueTask DisposeAsync() => application.DisposeAsync();

        private async Task ReceiveAsync(HttpContext context)
        {
            using var body = new StreamReader(context.Request.Body, Encoding.Latin1);
            _received.Enqueue((context.Request.Path, await body.ReadToEndAsync(context.RequestAborted)));
        }
    }

    private sealed class Sample(string collector) : WebApplicationFactory<AppHealth>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Production");
            builder.ConfigureLogging(static logging => logging.ClearProviders());
            builder.UseSetting("OTEL_EXPORTER_OTLP_ENDPOINT", collector);
            builder.UseSetting("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
        }
    }
}
