using System.Diagnostics.Metrics;
using System.IO.Pipelines;
using HealthChecks.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Features;

namespace HealthChecks.Tests;

public sealed class LivenessAllocationTests
{
    [Theory]
    [InlineData("/healthcheck/liveness", null)]
    [InlineData("/healthcheck/liveness/", null)]
    [InlineData("/shop/healthcheck/liveness", "/shop")]
    public async Task Liveness_allocates_nothing(string path, string? pathBase)
    {
        var (application, _, _) = TestApp.Create(new RegistryBuilder { PathBase = pathBase }.Build());
        await using var _ = application;
        var filter = application.Services.GetServices<IStartupFilter>().First();
        var pipeline = new ApplicationBuilder(application.Services);
        filter.Configure(static next => next.Run(static _ => throw new InvalidOperationException("not liveness")))(pipeline);

        var writer = new DiscardingBody();
        var context = new DefaultHttpContext();
        context.Features.Set<IHttpResponseBodyFeature>(writer);
        context.Request.Method = "GET";
        context.Request.Path = path;
        var (liveness, bare) = Measure(pipeline.Build(), context);

        Assert.Equal(0, bare);
        Assert.Equal(0, liveness);
        Assert.Equal(15 * 20_000, writer.Written);
    }

    [Fact]
    public async Task Liveness_allocates_nothing_while_probes_are_counted()
    {
        var counted = 0;
        var (application, _, _) = TestApp.Create(new RegistryBuilder().Build());
        await using var _ = application;
        var factory = application.Services.GetRequiredService<IMeterFactory>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Name == HealthTelemetry.Probes && instrument.Meter.Scope == factory)
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, _, _, _) => counted++);
        listener.Start();
        var filter = application.Services.GetServices<IStartupFilter>().First();
        var pipeline = new ApplicationBuilder(application.Services);
        filter.Configure(static next => next.Run(static _ => throw new InvalidOperationException("not liveness")))(pipeline);

        var context = new DefaultHttpContext();
        context.Features.Set<IHttpResponseBodyFeature>(new DiscardingBody());
        context.Request.Method = "GET";
        context.Request.Path = "/healthcheck/liveness";
        var (liveness, _) = Measure(pipeline.Build(), context);

        Assert.Equal(0, liveness);
        Assert.Equal(20_000, counted);
    }

    [Fact]
    public async Task A_body_that_is_used_again_allocates_nothing()
    {
        var (application, _, _) = TestApp.Create(
            new RegistryBuilder().Subset(new HealthSubsetDefinition("readiness") { AheadOfPipeline = true }).Check("database", HealthCheckResult.Healthy(), "readiness").Build());
        await using var _ = application;
        var pipeline = new ApplicationBuilder(application.Services);
        application.Services.GetServices<IStartupFilter>().First()
            .Configure(static next => next.Run(static _ => throw new InvalidOperationException("not readiness")))(pipeline);
        var readiness = pipeline.Build();
        var context = new DefaultHttpContext();
        context.Features.Set<IHttpResponseBodyFeature>(new DiscardingBody());
        context.Request.Method = "GET";
        context.Request.Path = "/healthcheck/readiness";
        await readiness(context);

        Repeat(readiness, context);
        var allocated = Repeat(readiness, context);

        // Ten times a second it is written anew: two or three times here, and not ten thousand.
        Assert.InRange(allocated, 0, 20_000);
    }

    private static (long Liveness, long Bare) Measure(RequestDelegate liveness, HttpContext context)
    {
        // The second time everything is compiled and every header has its place.
        var first = Repeat(liveness, context);
        var second = Repeat(liveness, context);
        Assert.True(second <= first);
        return (second, Repeat(static context =>
        {
            context.Response.Headers.ContentLength = 15;
            return Task.CompletedTask;
        }, context));
    }

    private static long Repeat(RequestDelegate application, HttpContext context)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10_000; i++)
        {
            if (!application(context).IsCompletedSuccessfully)
                throw new InvalidOperationException("The answer waits for something.");
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>Stands in for a server's body, which keeps no stream behind it.</summary>
    private sealed class DiscardingBody : PipeWriter, IHttpResponseBodyFeature
    {
        private readonly byte[] _buffer = new byte[4096];

        public int Written { get; private set; }

        public PipeWriter Writer => this;

        public Stream Stream => Stream.Null;

        public override void Advance(int bytes) => Written += bytes;

        public override Memory<byte> GetMemory(int sizeHint = 0) => _buffer;

        public override Span<byte> GetSpan(int sizeHint = 0) => _buffer;

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => default;

        public override void CancelPendingFlush()
        {
        }

        public override void Complete(Exception? exception = null)
        {
        }

        public void DisableBuffering()
        {
        }

        public Task StartAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

        public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public Task CompleteAsync() => Task.CompletedTask;
    }
}
