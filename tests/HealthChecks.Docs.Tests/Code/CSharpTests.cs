using HealthChecks.Docs.Tests.Pages;

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

        var reported = await SnippetCompiler.DiagnosticsOfAsync(block);
        // Where a rule's page shows what is wrong, the compiler may complain elsewhere of what follows from it.
        var isMistake = reported.Any(each => each.Id == rule);
        var diagnostics = reported.Where(each => each.Id != rule && (!isMistake || SnippetCompiler.IsOnPage(each, block))).ToArray();

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
        Assert.Contains(diagnostics, static each => each.Location.GetMappedLineSpan() is { Path: "docs/page.md", StartLinePosition.Line: 9 or 10 });
    }
}
