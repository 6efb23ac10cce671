using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace HealthChecks.Testing.Roslyn;

/// <summary>
/// Applies a code fix to a project and compares what comes out, which must compile, and must not have the fixed diagnostic any more.
/// </summary>
/// <param name="fix">The fix.</param>
/// <param name="id">The rule whose diagnostics are fixed; null for all that the fix knows.</param>
public sealed class CodeFixTest(CodeFixProvider fix, string? id = null)
{
    /// <summary>Fixes a single file, one diagnostic after the other.</summary>
    public Task FixesAsync(string source, string expected) => FixesAsync(TestProject.Of(source), TestProject.Of(expected));

    /// <summary>Fixes the first diagnostic, and what remains one by one.</summary>
    /// <param name="before">The project to be fixed.</param>
    /// <param name="after">What its files are then; a file that the fix adds is among them.</param>
    /// <param name="title">The title of the offer to take; null for the first.</param>
    public async Task FixesAsync(TestProject before, TestProject after, string? title = null)
    {
        using var opened = TestWorkspace.Open(before);
        var project = opened.Project;
        for (var round = 0; ; round++)
        {
            var diagnostics = await FixableAsync(project, before);
            if (diagnostics.IsEmpty)
                break;

            var offers = await ActionsAsync(project, diagnostics[0]);
            if (round > 20 || offers.Find(each => title is null || each.Title == title) is not { } action)
                throw new HarnessException($"Not fixed: {diagnostics[0]}\nOffered: {string.Join(", ", offers.Select(static each => each.Title))}");

            project = (await ChangedAsync(action)).GetProject(project.Id)!;
        }

        await CompareAsync(project, before, after);
    }

    /// <summary>Fixes every diagnostic of a single file at once.</summary>
    public Task FixesAllAsync(string source, string expected) => FixesAllAsync(TestProject.Of(source), TestProject.Of(expected));

    /// <summary>Fixes every diagnostic of the project at once.</summary>
    public async Task FixesAllAsync(TestProject before, TestProject after, string? title = null)
    {
        using var opened = TestWorkspace.Open(before);
        var project = opened.Project;
        var diagnostics = await FixableAsync(project, before);
        var action = (await ActionsAsync(project, diagnostics[0])).Find(each => title is null || each.Title == title)
            ?? throw new HarnessException($"'{title}' is not offered for {diagnostics[0]}");
        var provider = fix.GetFixAllProvider() ?? throw new HarnessException("The fix has no fix-all.");
        var all = await provider.GetFixAsync(new FixAllContext(
            project.GetDocument(diagnostics[0].Location.SourceTree)!,
            fix,
            FixAllScope.Project,
            action.EquivalenceKey!,
            diagnostics.Select(static each => each.Id).Distinct(),
            new Known(diagnostics),
            CancellationToken.None));

        await CompareAsync((await ChangedAsync(all ?? throw new HarnessException("Fix-all fixes nothing."))).GetProject(project.Id)!, before, after);
    }

    /// <summary>The titles and equivalence keys of what is offered for the first diagnostic of a single file.</summary>
    public Task<IReadOnlyList<(string Title, string? Key)>> OffersAsync(string source) => OffersAsync(TestProject.Of(source));

    /// <summary>The titles and equivalence keys of what is offered for the first diagnostic.</summary>
    public async Task<IReadOnlyList<(string Title, string? Key)>> OffersAsync(TestProject before)
    {
        using var opened = TestWorkspace.Open(before);
        var actions = await ActionsAsync(opened.Project, (await FixableAsync(opened.Project, before))[0]);
        return [.. actions.Select(static action => (action.Title, action.EquivalenceKey))];
    }

    /// <summary>Computes every change that is offered for any diagnostic of the project; none may throw.</summary>
    public async Task TakesEveryOfferAsync(TestProject before)
    {
        using var opened = TestWorkspace.Open(before);
        foreach (var diagnostic in await FixableAsync(opened.Project, before))
        {
            foreach (var action in await ActionsAsync(opened.Project, diagnostic))
                await ChangedAsync(action);
        }
    }

    private async Task<ImmutableArray<Diagnostic>> FixableAsync(Project project, TestProject described) =>
    [
        .. (await TestWorkspace.ReportedAsync(project, described))
            .Where(each => id is null ? fix.FixableDiagnosticIds.Contains(each.Id) : each.Id == id)
            .OrderBy(static each => each.Location.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(static each => each.Location.SourceSpan.Start),
    ];

    private async Task<List<CodeAction>> ActionsAsync(Project project, Diagnostic diagnostic)
    {
        var document = project.GetDocument(diagnostic.Location.SourceTree) ?? throw new HarnessException($"No document has {diagnostic}");
        var actions = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    private static async Task<Solution> ChangedAsync(CodeAction action) =>
        (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;

    private async Task CompareAsync(Project project, TestProject before, TestProject after)
    {
        foreach (var document in project.Documents.Where(static each => each.FilePath != TestWorkspace.UsingsPath))
        {
            var actual = (await document.GetTextAsync()).ToString();
            if (!after.Files.TryGetValue(document.FilePath!, out var expected) || actual != expected)
                throw new HarnessException($"Expected {document.FilePath}:\n{expected}\n\nFixed:\n{actual}");
        }

        if (project.Documents.Count(static each => each.FilePath != TestWorkspace.UsingsPath) != after.Files.Count)
            throw new HarnessException($"The fix left other files than {string.Join(", ", after.Files.Keys)}.");

        var remaining = (await TestWorkspace.ReportedAsync(project, before))
            .Where(each => !AnalyzerTest.IsRule(each) || (id is null ? fix.FixableDiagnosticIds.Contains(each.Id) : each.Id == id));
        if (remaining.Any())
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
