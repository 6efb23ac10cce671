using HealthChecks.Docs.Tests.Pages;

namespace HealthChecks.Docs.Tests.Code;

public class CSharpTests
{
    // Pages whose example leaves out more than can be put around it, such as the other half of the application or an older version of C#. What
    // these rules report is shown by their cases in HealthChecks.Rules.Tests.
    private static readonly string[] NotWhole = ["HCK103", "HCK106", "HCK114", "HCK118", "HCK126", "HCK206", "HCK207", "HCK305"];

    // An excerpt on the page of another rule leaves out checks and memberships.
    private static readonly string[] LeftOut = ["HCK101", "HCK102"];

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
        // What a page marks as reported is, unless a pragma shows how to be rid of it.
        if (rule is not null && block.Text.Contains($"// {rule}", StringComparison.Ordinal))
            Assert.True(isMistake != NotWhole.Contains(rule), $"{rule} is {(isMistake ? "" : "not ")}reported here.\n\n{SnippetCompiler.SourceOf(block)}");
        var diagnostics = reported.Where(each => each.Id != rule && !(block.IsOfRule && LeftOut.Contains(each.Id)) && (!isMistake || SnippetCompiler.IsOnPage(each, block))).ToArray();

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
