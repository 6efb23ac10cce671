using System.Text;
using HealthChecks.Docs.Tests.Pages;
using HealthChecks.Testing.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace HealthChecks.Docs.Tests.Code;

/// <summary>Compiles the code of a block against the product, with its generator and every analyzer.</summary>
internal static class SnippetCompiler
{
    private const LanguageVersion Language = LanguageVersion.CSharp13;

    private static readonly CSharpParseOptions ParseOptions = TestCompiler.ParseOptions.WithLanguageVersion(Language);

    private static readonly CSharpCompilationOptions Options = new(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable);

    private static readonly string[] NotReferenced = ["Microsoft.CodeAnalysis", "xunit", "WebApp", "HealthChecks.Docs", "HealthChecks.Generator", "HealthChecks.Testing", "System.Composition"];

    // Once for all snippets: reading them takes longer than compiling one.
    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(static path => !NotReferenced.Any(each => Path.GetFileName(path).StartsWith(each, StringComparison.Ordinal)))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Errors wherever they are, and what the rules say of the code on the page.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> DiagnosticsOfAsync(DocBlock block)
    {
        var parts = SnippetParts.Of(block, ParseOptions)
            ?? throw new InvalidOperationException($"{block}: this is no C#, whatever is put around it.\n" + string.Join('\n', CSharpSyntaxTree.ParseText(Ellipsis.Fill(block.Text), ParseOptions).GetDiagnostics()));
        var trees = SnippetProject.FilesOf(parts, block.Directive)
            .Select(static file => CSharpSyntaxTree.ParseText(SourceText.From(file.Value, Encoding.UTF8), ParseOptions, file.Key));
        var compilation = CSharpCompilation.Create("Snippet", trees, [.. References, .. VocabularyImage.For(block.Text, References, ParseOptions)], Options);
        var reported = await AnalyzerTest.ReportedAsync(compilation, language: Language);
        return [.. reported.Where(each => AnalyzerTest.IsRule(each) ? IsOnPage(each, block) : each.Severity == DiagnosticSeverity.Error)];
    }

    /// <summary>What is compiled for a block, for whoever looks for a mistake.</summary>
    public static string SourceOf(DocBlock block) =>
        SnippetParts.Of(block, ParseOptions) is { } parts ? string.Join("\n", SnippetProject.FilesOf(parts, block.Directive).Where(static file => file.Key != "/src/Usings.cs").Select(static file => $"// {file.Key}\n{file.Value}")) : "";

    /// <summary>Whether a diagnostic is about the code of the block, and not about what was put around it.</summary>
    public static bool IsOnPage(Diagnostic diagnostic, DocBlock block) =>
        diagnostic.Location.GetMappedLineSpan() is { HasMappedPath: true, Path: var path } && path == block.Page;
}
