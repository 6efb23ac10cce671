using BenchmarkDotNet.Attributes;
using HealthChecks.Benchmarks.Checks;
using HealthChecks.Benchmarks.Measuring;

namespace HealthChecks.Benchmarks.Depth;

/// <summary>A report that runs every check, ours and the framework's.</summary>
[MemoryDiagnoser]
public class ReportBenchmarks
{
    private Contestants<EveryTime<TwentyChecks>> _twenty = null!;
    private Contestants<EveryTime<HundredChecks>> _hundred = null!;

    [Params(20, 100)]
    public int Checks { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _twenty = new Contestants<EveryTime<TwentyChecks>>();
        _hundred = new Contestants<EveryTime<HundredChecks>>();
    }

    [GlobalCleanup]
    public async Task CleanUpAsync()
    {
        await _twenty.DisposeAsync();
        await _hundred.DisposeAsync();
    }

    [Benchmark(Baseline = true)]
    public Task<HealthReport> FrameworkAsync() => (Checks == 20 ? _twenty.TheirService : _hundred.TheirService).CheckHealthAsync();

    [Benchmark]
    public Task<HealthReport> OurServiceAsync() => (Checks == 20 ? _twenty.OurService : _hundred.OurService).CheckHealthAsync();

    [Benchmark]
    public ValueTask<SubsetReport> OurReportAsync() => (Checks == 20 ? _twenty.Reporter : _hundred.Reporter).GetReportAsync();
}
