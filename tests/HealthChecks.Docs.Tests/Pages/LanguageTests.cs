namespace HealthChecks.Docs.Tests.Pages;

public class LanguageTests
{
    // Each is compiled, parsed or run by a class of tests here; text is what a program has written.
    private static readonly string[] Known =
        ["console", "csharp", "crontab", "dockerfile", "haproxy", "ini", "json", "nginx", "sh", "sql", "text", "xml", "yaml"];

    [Fact]
    public void Every_block_is_in_a_language_that_is_checked()
    {
        Assert.Empty(DocPages.All.SelectMany(static page => page.Blocks).Where(static block => !Known.Contains(block.Language)).Select(static block => $"{block}: '{block.Language}'"));
    }

    [Fact]
    public void Every_comment_about_a_snippet_says_what_there_is()
    {
        Assert.Empty(DocPages.All.SelectMany(static page => page.Blocks)
            .Where(static block => block.Directive is not ("" or "check" or "worker" or "bare") && !block.Directive.StartsWith("given ", StringComparison.Ordinal))
            .Select(static block => $"{block}: '{block.Directive}'"));
    }

    [Fact]
    public void There_are_blocks_to_check()
    {
        Assert.True(DocPages.All.Sum(static page => page.Blocks.Count) > 250);
    }
}
