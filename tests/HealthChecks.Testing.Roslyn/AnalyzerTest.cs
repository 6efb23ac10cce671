using System.Collections.Immutable;
using HealthChecks.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HealthChecks.Testing.Roslyn;

/// <summary>
/// Runs the generator, then every analyzer of the product, and demands exactly the diagnostics that the source marks, of the default rule
/// and of every rule that a mark names. A compiler error, an analyzer that throws or a generator that fails is one more diagnostic.
/// </summary>
/// <param name="defaultId">The rule that <c>[|marks|]</c> without an id stand for.</param>
public sealed class AnalyzerTest(string defaultId)
{
    /// <summary>Every analyzer of the product.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
    [
        .. typeof(HealthRegistryAnalyzer).Assembly.GetTypes()
            .Where(static type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>Verifies marked files; the diagnostics come back for a closer look.</summary>
    public Task<ImmutableArray<Diagnostic>> VerifyAsync(params string[] sources) => VerifyAsync(TestProject.Of(sources));

    /// <summary>Verifies a project whose files are marked; the diagnostics come back for a closer look.</summary>
    public async Task<ImmutableArray<Diagnostic>> VerifyAsync(TestProject project)
    {
        var parsed = project.Files.ToDictionary(static file => file.Key, file => Markup.Parse(file.Value, defaultId));
        var plain = project with { Files = parsed.ToImmutableSortedDictionary(static file => file.Key, static file => file.Value.Source) };
        var ids = parsed.Values.SelectMany(static file => file.Expected).Select(static each => each.Id).Append(defaultId).ToHashSet();
        var reported = (await ReportedAsync(plain)).RemoveAll(each => IsRule(each) && !ids.Contains(each.Id));

        var expected = parsed
            .SelectMany(static file => file.Value.Expected.Select(each => $"{file.Key}{each.Span} {each.Id}"))
            .Order(StringComparer.Ordinal);
        var actual = reported
            .Select(static each => $"{each.Location.SourceTree?.FilePath}{each.Location.SourceSpan} {each.Id}")
            .Order(StringComparer.Ordinal);
        if (!expected.SequenceEqual(actual))
        {
            throw new HarnessException(
                $"Expected:\n{string.Join("\n", expected)}\n\nReported:\n{string.Join("\n", reported)}\n\n{string.Join("\n", actual)}");
        }

        return reported;
    }

    /// <summary>Everything that is reported for a project: by the generator, the analyzers, and by the compiler as errors.</summary>
    public static async Task<ImmutableArray<Diagnostic>> ReportedAsync(TestProject project) =>
        await ReportedAsync(TestCompiler.Compile(project), OptionsOf(project), project.Language);

    /// <summary>The same for a compilation.</summary>
    public static async Task<ImmutableArray<Diagnostic>> ReportedAsync(
        Compilation compilation,
        AnalyzerOptions? options = null,
        LanguageVersion language = LanguageVersion.CSharp12)
    {
        TestCompiler.CreateDriver(language: language).RunGeneratorsAndUpdateCompilation(compilation, out var output, out var fromGenerator);
        var analysis = output.WithAnalyzers(Analyzers, options ?? new AnalyzerOptions([]));
        var all = await analysis.GetAllDiagnosticsAsync();
        return [.. fromGenerator, .. all.Where(each => IsOurs(each) || each.Severity == DiagnosticSeverity.Error)];
    }

    /// <summary>What analyzers see of a project besides its sources.</summary>
    public static AnalyzerOptions OptionsOf(TestProject project) => new(
        [.. project.AdditionalFiles.Select(static file => new TestAdditionalText(file.Key, file.Value))],
        new TestConfigOptions(project));

    /// <summary>Whether a diagnostic is one of the product's rules.</summary>
    public static bool IsRule(Diagnostic diagnostic) => diagnostic.Id.StartsWith("HCK", StringComparison.Ordinal);

    // The compiler's warnings are the generator tests' business.
    private static bool IsOurs(Diagnostic diagnostic) => !diagnostic.Id.StartsWith("CS", StringComparison.Ordinal);
}
