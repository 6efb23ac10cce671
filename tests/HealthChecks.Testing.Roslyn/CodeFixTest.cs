using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace HealthChecks.Testing.Roslyn;

/// <summary>Applies a code fix to a source and compares what comes out, which must compile without a diagnostic.</summary>
public sealed class CodeFixTest(CodeFixProvider fix)
{
    /// <summary>Fixes the first diagnostic, and what remains one by one; the result is expected text.</summary>
    public async Task FixesAsync(string source, string expected)
    {
        var (workspace, document) = Open(source);
        using var owned = workspace;
        for (var round = 0; ; round++)
        {
            var diagnostics = await FixableAsync(document);
            if (diagnostics.IsEmpty)
                break;
            if (round > 20 || await ActionsAsync(document, diagnostics[0]) is not [var action, ..])
                throw new HarnessException($"Not fixed: {diagnostics[0]}");

            document = (await ChangedAsync(action)).GetDocument(document.Id)!;
        }

        await CompareAsync(document, expected);
    }

    /// <summary>Fixes every diagnostic of the project at once.</summary>
    public async Task FixesAllAsync(string source, string expected)
    {
        var (workspace, document) = Open(source);
        using var owned = workspace;
        var diagnostics = await FixableAsync(document);
        var action = (await ActionsAsync(document, diagnostics[0]))[0];
        var provider = fix.GetFixAllProvider() ?? throw new HarnessException("The fix has no fix-all.");
        var all = await provider.GetFixAsync(new FixAllContext(
            document, fix, FixAllScope.Project, action.EquivalenceKey!, fix.FixableDiagnosticIds, new Known(diagnostics), CancellationToken.None));

        await CompareAsync((await ChangedAsync(all ?? throw new HarnessException("Fix-all fixes nothing."))).GetDocument(document.Id)!, expected);
    }

    /// <summary>The titles and equivalence keys of what is offered for the first diagnostic.</summary>
    public async Task<IReadOnlyList<(string Title, string? Key)>> OffersAsync(string source)
    {
        var (workspace, document) = Open(source);
        using var owned = workspace;
        var actions = await ActionsAsync(document, (await FixableAsync(document))[0]);
        return [.. actions.Select(static action => (action.Title, action.EquivalenceKey))];
    }

    private static (AdhocWorkspace Workspace, Document Document) Open(string source)
    {
        var workspace = new AdhocWorkspace();
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(),
            VersionStamp.Default,
            "TestProject",
            "TestProject",
            LanguageNames.CSharp,
            compilationOptions: TestCompiler.Options(TestProject.Of()),
            parseOptions: TestCompiler.ParseOptions,
            metadataReferences: TestReferences.All));
        workspace.AddDocument(project.Id, "GlobalUsings.cs", SourceText.From(TestProject.GlobalUsings));
        return (workspace, workspace.AddDocument(project.Id, "Source.cs", SourceText.From(source)));
    }

    private async Task<ImmutableArray<Diagnostic>> FixableAsync(Document document) =>
    [
        .. (await ReportedAsync(document))
            .Where(each => fix.FixableDiagnosticIds.Contains(each.Id))
            .OrderBy(static each => each.Location.SourceSpan.Start),
    ];

    private static async Task<ImmutableArray<Diagnostic>> ReportedAsync(Document document) =>
        await AnalyzerTest.ReportedAsync((await document.Project.GetCompilationAsync())!);

    private async Task<List<CodeAction>> ActionsAsync(Document document, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    private static async Task<Solution> ChangedAsync(CodeAction action) =>
        (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;

    private static async Task CompareAsync(Document document, string expected)
    {
        var actual = (await document.GetTextAsync()).ToString();
        if (actual != expected)
            throw new HarnessException($"Expected:\n{expected}\n\nFixed:\n{actual}");
        if (await ReportedAsync(document) is { IsEmpty: false } remaining)
            throw new HarnessException($"The fixed source does not compile cleanly:\n{string.Join("\n", remaining)}");
    }

    private sealed class Known(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(diagnostics.Where(each => document.Project.GetDocument(each.Location.SourceTree)?.Id == document.Id));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
