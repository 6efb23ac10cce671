using BenchmarkDotNet.Attributes;
using HealthChecks.Benchmarks.Checks;
using HealthChecks.Benchmarks.Measuring;

namespace HealthChecks.Benchmarks.Depth;

/// <summary>A report whose readings are fresh, and what it takes to render it.</summary>
[MemoryDiagnoser]
public class FreshReadBenchmarks
{
    private readonly System.Buffers.ArrayBufferWriter<byte> _output = new(64 * 1024);
    private Contestants<HundredChecks> _contestants = null!;
    private SubsetReport _report = null!;

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _contestants = new Contestants<HundredChecks>();
        _report = await _contestants.Reporter.GetReportAsync();
    }

    [GlobalCleanup]
    public ValueTask CleanUpAsync() => _contestants.DisposeAsync();

    [Benchmark]
    public ValueTask<SubsetReport> ReadAsync() => _contestants.Reporter.GetReportAsync();

    [Benchmark]
    public void WriteJson()
    {
        _output.ResetWrittenCount();
        JsonReportWriter.Write(_output, _report, HealthDetail.Names);
    }

    [Benchmark]
    public void WriteText()
    {
        _output.ResetWrittenCount();
        TextReportWriter.Write(_output, _report, HealthDetail.Names);
    }
}
