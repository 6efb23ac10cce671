using System.Text;
using HealthChecks.Testing.Roslyn;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Rules.Tests;

/// <summary>What is tested of every rule: <c>docs/rules/tested.md</c>. Update it with <c>HEALTHCHECKS_UPDATE_SNAPSHOTS=1</c>.</summary>
public class RuleTable
{
    private static readonly DiagnosticDescriptor[] Rules =
    [
        .. AnalyzerTest.Analyzers.SelectMany(static analyzer => analyzer.SupportedDiagnostics)
            .DistinctBy(static rule => rule.Id)
            .OrderBy(static rule => rule.Id, StringComparer.Ordinal),
    ];

    public static TheoryData<string> Ids => [.. Rules.Select(static rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_rule_is_tested_where_it_reports_where_it_is_silent_and_where_it_cannot_know(string id)
    {
        Assert.True(Count(id, RuleCaseKind.Reports) > 0, $"No case reports {id}.");
        Assert.True(Count(id, RuleCaseKind.IsSilent) > 0, $"No case shows that {id} is silent about what is right.");
        Assert.True(Count(id, RuleCaseKind.IsUnknown) > 0, $"No case shows that {id} is silent about what it cannot know.");
        Assert.Equal(IsFixable(id), Count(id, RuleCaseKind.Fixes) > 0);
        Assert.Equal(IsFixable(id), Count(id, RuleCaseKind.FixesAll) > 0);
    }

    [Fact]
    public void The_table_says_what_is_tested()
    {
        var path = RepositoryRoot.PathTo("docs", "rules", "tested.md");
        var expected = Write();
        if (Environment.GetEnvironmentVariable("HEALTHCHECKS_UPDATE_SNAPSHOTS") == "1")
            File.WriteAllText(path, expected);

        Assert.Equal(expected, File.ReadAllText(path));
    }

    private static string Write()
    {
        var text = new StringBuilder("""
            # What is tested of each rule

            Written by a test run. Each case that reports something is repeated under a pragma, under an `.editorconfig`, as generated code, and
            fourteen times half typed.

            | id | severity | reports | silent: right | silent: unknown | fix | fix cases |
            |---|---|---|---|---|---|---|

            """);
        foreach (var rule in Rules)
        {
            var fixes = Count(rule.Id, RuleCaseKind.Fixes) + Count(rule.Id, RuleCaseKind.FixesAll) + Count(rule.Id, RuleCaseKind.OffersNothing);
            text.Append($"| [{rule.Id}]({rule.Id}.md) | {rule.DefaultSeverity} | {Count(rule.Id, RuleCaseKind.Reports)} | {Count(rule.Id, RuleCaseKind.IsSilent)} ");
            text.Append($"| {Count(rule.Id, RuleCaseKind.IsUnknown)} | {(IsFixable(rule.Id) ? "yes" : "–")} | {fixes} |\n");
        }

        return text.ToString();
    }

    private static bool IsFixable(string id) => RuleCaseTests.CodeFixes.Any(fix => fix.FixableDiagnosticIds.Contains(id));

    private static int Count(string id, RuleCaseKind kind) =>
        RuleCases.All.Values.Where(rule => rule.Id == id).Sum(rule => rule.Cases.Count(each => each.Kind == kind));
}
