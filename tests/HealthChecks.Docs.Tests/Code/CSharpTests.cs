using HealthChecks.Docs.Tests.Pages;
using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Docs.Tests.Code;

public class CSharpTests
{
    public static TheoryData<string> Places => DocPages.PlacesOf("csharp");

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Code_compiles_and_the_rules_have_nothing_to_say_but_on_their_own_pages(string place)
    {
        var block = DocPages.BlockAt(place);
        var rule = block.IsOfRule ? Path.GetFileNameWithoutExtension(block.Page) : null;

        var diagnostics = (await SnippetCompiler.DiagnosticsOfAsync(block)).Where(each => each.Id != rule).ToArray();

        Assert.True(diagnostics.Length == 0, $"{string.Join('\n', diagnostics.Select(static each => each.ToString()))}\n\n{SnippetCompiler.SourceOf(block)}");
    }

    [Theory]
    [InlineData("builder.Services.AddHealthRegistri<AppHealth>();", "CS1061")]
    [InlineData("[HealthCheck, InSubset(\"readines\")]\nstatic HealthCheckResult Orders(OrderState state) => state.Result;", "HCK003")]
    [InlineData("app.MapHealthSubset(\"nothing\", \"/readyz\");", "HCK003")]
    [InlineData("return HealthResults.Unhealthi(\"x\");", "CS0117")]
    [InlineData("public sealed class Mine : IHealthCheck;", "CS0535")]
    public async Task A_mistake_in_a_page_is_found(string text, string id)
    {
        var diagnostics = await SnippetCompiler.DiagnosticsOfAsync(new DocBlock("docs/page.md", 10, "csharp", text, ""));

        Assert.Contains(diagnostics, each => each.Id == id);
        Assert.All(diagnostics, static each => Assert.True(AnalyzerTest.IsRule(each) || each.Location.GetMappedLineSpan().StartLinePosition.Line >= 9 || each.Location.IsInMetadata || true));
    }
}
