using System.Reflection;
using HealthChecks.Testing.Roslyn;
using Microsoft.CodeAnalysis.CodeFixes;

namespace HealthChecks.CodeFixes.Tests;

public class FixableRuleTests
{
    private static readonly CodeFixProvider[] Fixes =
    [
        .. typeof(ChangeToNearestNameCodeFix).Assembly.GetTypes()
            .Where(static type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(CodeFixProvider)))
            .Select(static type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    public static TheoryData<string> Pages =>
        [.. Directory.GetFiles(RepositoryRoot.PathTo("docs", "rules"), "HCK*.md").Select(static path => Path.GetFileNameWithoutExtension(path)!)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_rule_has_a_fix_if_its_page_says_so(string id)
    {
        var page = File.ReadAllText(RepositoryRoot.PathTo("docs", "rules", id + ".md"));

        Assert.Equal(page.Contains("**Code fix:**", StringComparison.Ordinal), Fixes.Any(fix => fix.FixableDiagnosticIds.Contains(id)));
    }

    [Fact]
    public void Every_fix_can_fix_all_and_is_exported() => Assert.All(Fixes, static fix =>
    {
        Assert.NotNull(fix.GetFixAllProvider());
        Assert.NotNull(fix.GetType().GetCustomAttribute<ExportCodeFixProviderAttribute>());
    });
}
