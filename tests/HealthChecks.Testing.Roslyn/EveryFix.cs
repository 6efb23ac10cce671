using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace HealthChecks.Testing.Roslyn;

/// <summary>Applies the first offer of every fix to a project, one diagnostic after the other, until none is offered any more.</summary>
public static class EveryFix
{
    private const int Most = 200;

    /// <summary>The project when nothing is left that a fix repairs.</summary>
    public static async Task<TestProject> ApplyAsync(TestProject before, IReadOnlyList<CodeFixProvider> fixes)
    {
        using var opened = TestWorkspace.Open(before);
        var project = opened.Project;
        for (var applied = 0; await FirstOfferAsync(project, before, fixes) is { } offer; applied++)
        {
            if (applied == Most)
                throw new HarnessException($"The fixes never come to an end; the last one was '{offer.Title}'.");
            project = (await offer.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project.Id)!;
        }

        var after = before;
        foreach (var document in project.Documents.Where(static each => each.FilePath != TestWorkspace.UsingsPath))
            after = after.With(document.FilePath!, (await document.GetTextAsync()).ToString());
        return after;
    }

    private static async Task<CodeAction?> FirstOfferAsync(Project project, TestProject before, IReadOnlyList<CodeFixProvider> fixes)
    {
        var reported = await TestWorkspace.ReportedAsync(project, before);
        foreach (var diagnostic in reported.Where(AnalyzerTest.IsRule).OrderBy(static each => each.Location.ToString(), StringComparer.Ordinal))
        {
            foreach (var fix in fixes.Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
            {
                CodeAction? first = null;
                await fix.RegisterCodeFixesAsync(new CodeFixContext(
                    project.GetDocument(diagnostic.Location.SourceTree)!,
                    diagnostic,
                    (action, _) => first ??= action,
                    CancellationToken.None));
                if (first is not null)
                    return first;
            }
        }

        return null;
    }
}
