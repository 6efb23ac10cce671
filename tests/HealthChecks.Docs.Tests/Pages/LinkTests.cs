using System.Text.RegularExpressions;
using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Docs.Tests.Pages;

public partial class LinkTests
{
    public static TheoryData<string> Paths => [.. DocPages.All.Select(static page => page.Path)];

    [Theory]
    [MemberData(nameof(Paths))]
    public void Every_link_to_a_file_or_heading_leads_somewhere(string path)
    {
        Assert.Empty(BrokenLinksOf(DocPages.All.Single(page => page.Path == path)));
    }

    [Theory]
    [InlineData("[a](nowhere.md)")]
    [InlineData("[a](README.md#no-such-heading)")]
    [InlineData("[a](#no-such-heading)")]
    [InlineData("[`a`](samples/Nothing/File.cs)")]
    public void A_link_that_leads_nowhere_is_found(string text)
    {
        Assert.Single(BrokenLinksOf(DocPage.Of("page.md", "# Page\n\n" + text)));
    }

    [Theory]
    [InlineData("[a](README.md#try-it) [b](#page) [c](docs/rules) [d](https://example.com/x#y)")]
    [InlineData("`[Attribute](no-link.md)`")]
    public void A_link_that_leads_somewhere_and_code_are_not(string text)
    {
        Assert.Empty(BrokenLinksOf(DocPage.Of("page.md", "# Page\n\n" + text)));
    }

    private static List<string> BrokenLinksOf(DocPage page) =>
    [
        .. from line in page.Prose
           from Match link in Link().Matches(Code().Replace(line.Text, "code"))
           let target = link.Groups[1].Value
           where !IsElsewhere(target) && !Exists(page, target)
           select $"{page.Path}:{line.Line}: {target}",
    ];

    private static bool IsElsewhere(string target) => target.Contains("://", StringComparison.Ordinal) || target.StartsWith("mailto:", StringComparison.Ordinal);

    private static bool Exists(DocPage page, string target)
    {
        var parts = target.Split('#', 2);
        var file = page.Path;
        if (parts[0].Length > 0)
        {
            var full = Path.GetFullPath(Path.Combine(RepositoryRoot.PathTo(), Path.GetDirectoryName(page.Path)!, parts[0]));
            if (!File.Exists(full) && !Directory.Exists(full))
                return false;
            file = Path.GetRelativePath(RepositoryRoot.PathTo(), full).Replace('\\', '/');
        }

        if (parts.Length == 1)
            return true;
        return (file == page.Path ? page : DocPages.All.FirstOrDefault(each => each.Path == file))?.Anchors.Contains(parts[1]) == true;
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex Code();
}
