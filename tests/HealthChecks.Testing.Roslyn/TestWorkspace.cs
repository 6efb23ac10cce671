using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace HealthChecks.Testing.Roslyn;

/// <summary>A test project as an editor has it open.</summary>
internal sealed class TestWorkspace : IDisposable
{
    public const string UsingsPath = "/src/GlobalUsings.cs";

    private readonly AdhocWorkspace _workspace = new();

    private TestWorkspace(TestProject described)
    {
        var id = ProjectId.CreateNewId();
        var documents = described.Files.Add(UsingsPath, TestCompiler.UsingsOf(described)).Select(file => DocumentInfo.Create(
            DocumentId.CreateNewId(id),
            Path.GetFileName(file.Key),
            loader: TextLoader.From(TextAndVersion.Create(SourceText.From(file.Value, System.Text.Encoding.UTF8), VersionStamp.Default)),
            filePath: file.Key));
        var compiled = TestCompiler.Compile(described);
        Project = _workspace.AddProject(ProjectInfo.Create(
            id,
            VersionStamp.Default,
            described.Name,
            described.Name,
            LanguageNames.CSharp,
            compilationOptions: compiled.Options,
            parseOptions: TestCompiler.ParseOptionsOf(described),
            documents: documents,
            metadataReferences: compiled.References));
    }

    public Project Project { get; }

    public static TestWorkspace Open(TestProject described) => new(described);

    /// <summary>What is reported for the project as it is now.</summary>
    public static async Task<ImmutableArray<Diagnostic>> ReportedAsync(Project project, TestProject described) =>
        await AnalyzerTest.ReportedAsync((await project.GetCompilationAsync())!, AnalyzerTest.OptionsOf(described), described.Language);

    public void Dispose() => _workspace.Dispose();
}
