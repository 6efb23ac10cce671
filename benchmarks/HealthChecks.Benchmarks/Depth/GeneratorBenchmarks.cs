using BenchmarkDotNet.Attributes;
using HealthChecks.Benchmarks.Generators;
using HealthChecks.Generator;

namespace HealthChecks.Benchmarks.Depth;

/// <summary>The generator against the framework's logging generator, with as many declarations.</summary>
[MemoryDiagnoser]
public class GeneratorBenchmarks
{
    private GeneratorSession _ours = null!;
    private GeneratorSession _theirs = null!;

    [Params(10, 100, 1000)]
    public int Declarations { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        var logging = LoggingGenerator.Find() ?? throw new InvalidOperationException("The logging generator is not in this SDK's packs.");
        _ours = new GeneratorSession(static () => new HealthRegistryGenerator(), GeneratorSources.Checks(Declarations));
        _theirs = new GeneratorSession(logging, GeneratorSources.LogMethods(Declarations));
    }

    [Benchmark]
    public double Cold() => _ours.RunCold();

    [Benchmark]
    public double LoggingCold() => _theirs.RunCold();

    [Benchmark]
    public double AfterUnrelatedEdit() => _ours.RunAfterEdit();

    [Benchmark]
    public double LoggingAfterUnrelatedEdit() => _theirs.RunAfterEdit();
}
