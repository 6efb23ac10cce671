using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using HealthChecks.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace HealthChecks.Testing.Roslyn;

/// <summary>Compiles projects with the settings that are hardest to please: every warning, nullable, documentation.</summary>
public static class TestCompiler
{
    /// <summary>C# 12, that of .NET 8: the oldest that generated code may ask for.</summary>
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp12, DocumentationMode.Diagnose);

    /// <summary>The options that a project's files are parsed with.</summary>
    public static CSharpParseOptions ParseOptionsOf(TestProject project) => ParseOptions.WithLanguageVersion(project.Language);

    private static readonly ConditionalWeakTable<TestProject, Image> Images = [];

    /// <summary>The compilation of the project's own sources.</summary>
    public static CSharpCompilation Compile(TestProject project) => CSharpCompilation.Create(
        project.Name,
        Trees(project),
        [
            .. TestReferences.Of(project),
            .. project.SeesSources
                ? AllOf(project).Select(static each => Generated(each with { SeesSources = true }).ToMetadataReference())
                : WithTheirs(project).Select(static each => each.Reference),
        ],
        Options(project));

    /// <summary>The options that a project is compiled with.</summary>
    public static CSharpCompilationOptions Options(TestProject project) => new CSharpCompilationOptions(
        IsProgram(project) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
        warningLevel: 9999,
        nullableContextOptions: NullableContextOptions.Enable)
        .WithSyntaxTreeOptionsProvider(project.EditorConfig is { } text ? new EditorConfigSeverities(text) : null);

    /// <summary>A driver for the generator.</summary>
    public static GeneratorDriver CreateDriver(bool trackSteps = false, LanguageVersion language = LanguageVersion.CSharp12) => CSharpGeneratorDriver.Create(
        [new HealthRegistryGenerator().AsSourceGenerator()],
        parseOptions: ParseOptions.WithLanguageVersion(language),
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: trackSteps));

    /// <summary>Parses one file.</summary>
    public static SyntaxTree Parse(string path, string text, LanguageVersion language = LanguageVersion.CSharp12) =>
        CSharpSyntaxTree.ParseText(SourceText.From(text, System.Text.Encoding.UTF8), ParseOptions.WithLanguageVersion(language), path);

    /// <summary>The compiled projects that a project references, those of references included.</summary>
    public static IEnumerable<Image> WithTheirs(TestProject project) =>
        project.References.SelectMany(static each => WithTheirs(each).Append(ImageOf(each))).Distinct();

    /// <summary>Compiles a project, its generated code included.</summary>
    public static Image ImageOf(TestProject project) => Images.GetValue(project, static each => Emit(Generated(each)));

    private static Compilation Generated(TestProject project)
    {
        CreateDriver().RunGeneratorsAndUpdateCompilation(Compile(project), out var compilation, out _);
        return compilation;
    }

    private static IEnumerable<TestProject> AllOf(TestProject project) =>
        project.References.SelectMany(static each => AllOf(each).Append(each)).Distinct();

    /// <summary>Emits a compilation; errors fail the test.</summary>
    public static Image Emit(Compilation compilation)
    {
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        if (!result.Success)
            throw new HarnessException($"{compilation.AssemblyName} does not compile:\n" + string.Join("\n", result.Diagnostics));

        var bytes = stream.ToArray();
        return new Image(compilation.AssemblyName!, [.. bytes], MetadataReference.CreateFromImage(bytes));
    }

    /// <summary>The namespaces that a project's sources have without saying so.</summary>
    public static string UsingsOf(TestProject project) => (project.HasGlobalUsings, project.ReferencesProduct) switch
    {
        (false, _) => "",
        (true, false) => TestProject.GlobalUsings.Replace("global using HealthChecks;", "", StringComparison.Ordinal),
        _ => project.IsWeb && TestReferences.HaveWeb ? TestProject.GlobalUsings + TestProject.WebUsings : TestProject.GlobalUsings,
    };

    private static bool IsProgram(TestProject project) => project.IsProgram
        || project.Files.Any(file => ((CompilationUnitSyntax)Parse(file.Key, file.Value, project.Language).GetRoot()).Members.Any(SyntaxKind.GlobalStatement));

    private static IEnumerable<SyntaxTree> Trees(TestProject project)
    {
        if (UsingsOf(project) is { Length: > 0 } usings)
            yield return Parse("/src/GlobalUsings.cs", usings, project.Language);
        foreach (var (path, text) in project.Files)
            yield return Parse(path, text, project.Language);
    }

    /// <summary>A compiled project.</summary>
    /// <param name="Name">The assembly's name.</param>
    /// <param name="Bytes">The assembly.</param>
    /// <param name="Reference">A reference to it.</param>
    public sealed record Image(string Name, ImmutableArray<byte> Bytes, MetadataReference Reference);
}
