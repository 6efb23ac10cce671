using System.Reflection;
using HealthChecks.Generator.Diagnostics;
using HealthChecks.Testing.Roslyn;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Tests;

public class RuleTests
{
    private static readonly DiagnosticDescriptor[] Rules =
    [
        .. typeof(DiagnosticDescriptors).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(static field => (DiagnosticDescriptor)field.GetValue(null)!)
            .OrderBy(static rule => rule.Id, StringComparer.Ordinal),
    ];

    public static TheoryData<string> Ids => [.. Rules.Select(static rule => rule.Id)];

    [Fact]
    public void Ids_are_unique() => Assert.Equal(Rules.Length, Rules.Select(static rule => rule.Id).Distinct().Count());

    [Fact]
    public void Every_id_is_a_constant_with_a_rule() =>
        Assert.Equal(
            typeof(DiagnosticIds).GetFields().Select(static field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal),
            Rules.Select(static rule => rule.Id));

    [Fact]
    public void Every_rule_has_an_analyzer() =>
        Assert.Equal(
            Rules,
            AnalyzerTest.Analyzers.SelectMany(static analyzer => analyzer.SupportedDiagnostics).Distinct().OrderBy(static rule => rule.Id, StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_is_documented_and_tracked(string id)
    {
        var rule = Rules.Single(each => each.Id == id);

        Assert.Matches("^HCK[0-9]{3}$", id);
        Assert.Equal("HealthChecks", rule.Category);
        Assert.EndsWith($"/docs/rules/{id}.md", rule.HelpLinkUri);
        Assert.False(rule.Title.ToString(null).EndsWith('.'));
        Assert.EndsWith(".", rule.Description.ToString(null));
        Assert.Contains($"{id} | {rule.Category} | {rule.DefaultSeverity} | {rule.Title}", AnalyzerReleases());

        var page = File.ReadAllText(RepositoryRoot.PathTo("docs", "rules", id + ".md"));
        Assert.StartsWith($"# {id}: {rule.Title}\n", page);
        Assert.Equal(
            ["## Cause", "## Example", "## Fix", "## When to suppress"],
            page.Split('\n').Where(static line => line.StartsWith("## ", StringComparison.Ordinal)));
        Assert.Contains($"#pragma warning disable {id}", page);
        Assert.Contains($"dotnet_diagnostic.{id}.severity = none", page);
        Assert.Contains($"dotnet build -p:NoWarn={id}", page);
    }

    [Fact]
    public void The_index_lists_every_rule()
    {
        var path = RepositoryRoot.PathTo("docs", "rules", "README.md");
        var expected = RuleIndex.Write(Rules);
        if (Environment.GetEnvironmentVariable("HEALTHCHECKS_UPDATE_SNAPSHOTS") == "1")
            File.WriteAllText(path, expected);

        Assert.Equal(expected, File.ReadAllText(path));
    }

    private static string AnalyzerReleases() => string.Concat(
        new[] { "AnalyzerReleases.Shipped.md", "AnalyzerReleases.Unshipped.md" }
            .Select(static file => File.ReadAllText(RepositoryRoot.PathTo("src", "HealthChecks.Generator", file))));
}
