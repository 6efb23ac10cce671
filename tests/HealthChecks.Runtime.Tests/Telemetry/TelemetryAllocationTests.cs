using System.Diagnostics.Metrics;

namespace HealthChecks.Tests.Telemetry;

[Collection(nameof(Alone))]
public sealed class TelemetryAllocationTests
{
    private const int Checks = 20;
    private const int Times = 500;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_run_that_comes_to_what_it_did_before_allocates_nothing_whether_or_not_somebody_listens(bool isListening)
    {
        using var listener = new CountingListener();
        if (isListening)
            listener.Start();
        await using var engine = Engine();
        var runtime = (HealthEngine)engine.Reporter;
        RunAll(runtime);
        listener.Counted = 0;

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Times; i++)
            RunAll(runtime);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(0, allocated);
        // A run is one more in the counter, and one in the histogram.
        Assert.Equal(isListening ? 2 * Checks * Times : 0, listener.Counted);
    }

    [Fact]
    public async Task A_full_report_on_20_checks_stays_within_its_budget_while_nobody_listens()
    {
        await using var engine = Engine();
        var subset = engine.Reporter.Find("readiness")!;

        // Other threads of the process allocate too; the quietest of several is what the engine does.
        var least = long.MaxValue;
        for (var i = 0; i < 10; i++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            for (var j = 0; j < 100; j++)
                await subset.GetReportAsync();
            least = Math.Min(least, (GC.GetTotalAllocatedBytes(precise: true) - before) / 100);
        }

        Assert.InRange(least, 1, 1024);
    }

    // Nothing is fresh, so that every question is a run of each.
    private static EngineUnderTest Engine() => EngineUnderTest.Of(
        Declare.Readiness([.. Enumerable.Range(0, Checks).Select(static i => Declare.Check($"check-{i}", new NoOpCheck(), fresh: 0))]));

    private static void RunAll(HealthEngine engine)
    {
        var now = engine.Clock.Now;
        foreach (var cell in engine.Cells)
        {
            if (!cell.TryQueue())
                throw new InvalidOperationException("A run is in flight.");
            now = cell.Run.Start(now);
        }
    }

    private sealed class NoOpCheck : IHealthCheck
    {
        private static readonly Task<HealthCheckResult> Result = Task.FromResult(HealthCheckResult.Healthy());

        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Result;
    }

    /// <summary>Listens to what is counted, and keeps nothing.</summary>
    private sealed class CountingListener : IDisposable
    {
        private readonly MeterListener _listener = new();

        public CountingListener()
        {
            _listener.InstrumentPublished = static (instrument, self) =>
            {
                if (instrument.Meter.Name == HealthTelemetry.MeterName && !instrument.IsObservable)
                    self.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((_, _, _, _) => Counted++);
            _listener.SetMeasurementEventCallback<double>((_, _, _, _) => Counted++);
        }

        public int Counted { get; set; }

        public void Start() => _listener.Start();

        public void Dispose() => _listener.Dispose();
    }
}
