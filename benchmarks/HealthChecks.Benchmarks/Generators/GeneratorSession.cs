using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HealthChecks.Benchmarks.Generators;

/// <summary>One generator and one project, as an editor or a build would run them.</summary>
internal sealed class GeneratorSession
{
    private const string Unrelated = "namespace Sample; internal static class Unrelated { public static int Value() => ";

    private static readonly CSharpParseOptions Parse = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp13);
    private static readonly CSharpCompilationOptions Options = new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly Func<IIncrementalGenerator> _generator;
    private readonly SyntaxTree[] _trees;
    private GeneratorDriver _driver;
    private CSharpCompilation _compilation;
    private SyntaxTree _unrelated;
    private int _edits;

    public GeneratorSession(Func<IIncrementalGenerator> generator, string[] sources)
    {
        _generator = generator;
        _trees = [.. sources.Select(static (source, i) => CSharpSyntaxTree.ParseText(source, Parse, $"File{i}.cs"))];
        _unrelated = CSharpSyntaxTree.ParseText(Unrelated + "0; }", Parse, "Unrelated.cs");
        _compilation = NewCompilation();
        _driver = NewDriver().RunGenerators(_compilation);
        Generated = Verify();
    }

    /// <summary>How many characters the generator has written.</summary>
    public int Generated { get; }

    /// <summary>A new driver and a compilation that nobody has asked anything yet; the text is parsed, as it is in a build by then.</summary>
    public double RunCold()
    {
        var compilation = NewCompilation();
        var driver = NewDriver();
        return Time(() => driver.RunGenerators(compilation));
    }

    /// <summary>The same driver after a method body has changed in a file without a declaration.</summary>
    public double RunAfterEdit()
    {
        var edited = CSharpSyntaxTree.ParseText($"{Unrelated}{++_edits}; }}", Parse, "Unrelated.cs");
        _compilation = _compilation.ReplaceSyntaxTree(_unrelated, edited);
        _unrelated = edited;
        return Time(() => _driver = _driver.RunGenerators(_compilation));
    }

    private static double Time(Func<GeneratorDriver> run)
    {
        GC.Collect();
        var started = Stopwatch.GetTimestamp();
        run();
        return Stopwatch.GetElapsedTime(started).TotalNanoseconds;
    }

    private CSharpCompilation NewCompilation() => CSharpCompilation.Create("Sample", [.. _trees, _unrelated], References, Options);

    private CSharpGeneratorDriver NewDriver() => CSharpGeneratorDriver.Create([_generator().AsSourceGenerator()], parseOptions: Parse);

    // A generator that fails is a fast one.
    private int Verify()
    {
        var result = _driver.GetRunResult();
        var errors = _compilation.AddSyntaxTrees(result.GeneratedTrees).GetDiagnostics()
            .Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(static diagnostic => diagnostic.ToString());
        var first = result.Results[0].Exception?.ToString() ?? errors.FirstOrDefault();
        return first is null
            ? result.GeneratedTrees.Sum(static tree => tree.Length)
            : throw new InvalidOperationException("What was generated does not compile: " + first);
    }
}
