using HealthChecks.Testing.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HealthChecks.Docs.Tests.Code;

/// <summary>The types of the imagined application, compiled by themselves: this assembly knows more than an application's libraries do.</summary>
internal static class VocabularyImage
{
    private const string Usings = "global using System; global using System.Collections.Generic; global using System.Threading; global using System.Threading.Tasks; global using HealthChecks;";

    private const string Registrations = "Registrations.cs";

    private static readonly string Folder = RepositoryRoot.PathTo("tests", "HealthChecks.Docs.Tests", "Vocabulary");

    /// <summary>References to them.</summary>
    public static IEnumerable<MetadataReference> For(string snippet, IReadOnlyList<MetadataReference> references, CSharpParseOptions options)
    {
        yield return Types(references, options);
        if (snippet.Contains("AddNpgSql(", StringComparison.Ordinal))
            yield return Others(references, options);
    }

    private static MetadataReference? _types;
    private static MetadataReference? _others;

    private static MetadataReference Types(IReadOnlyList<MetadataReference> references, CSharpParseOptions options) =>
        _types ??= Compile("Vocabulary", Directory.EnumerateFiles(Folder, "*.cs").Where(static file => Path.GetFileName(file) != Registrations), references, options);

    private static MetadataReference Others(IReadOnlyList<MetadataReference> references, CSharpParseOptions options) =>
        _others ??= Compile("Registrations", [Path.Combine(Folder, Registrations)], references, options);

    private static MetadataReference Compile(string name, IEnumerable<string> files, IReadOnlyList<MetadataReference> references, CSharpParseOptions options) => TestCompiler.Emit(CSharpCompilation.Create(
        name,
        [CSharpSyntaxTree.ParseText(Usings, options), .. files.Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), options, file))],
        references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))).Reference;
}
