using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Docs.Tests.Pages;

/// <summary>The documentation: README.md, CONTRIBUTING.md, CHANGELOG.md and every page below docs.</summary>
internal static class DocPages
{
    /// <summary>Every page, by path.</summary>
    public static IReadOnlyList<DocPage> All { get; } =
    [
        .. Files().Order(StringComparer.Ordinal).Select(static file => DocPage.Load(RepositoryRoot.PathTo(), file)),
    ];

    private static readonly Dictionary<string, DocBlock> Blocks = All.SelectMany(static page => page.Blocks).ToDictionary(static block => block.ToString());

    /// <summary>The places of the blocks in some languages.</summary>
    public static TheoryData<string> PlacesOf(params string[] languages) =>
        [.. Blocks.Values.Where(block => languages.Contains(block.Language)).Select(static block => block.ToString())];

    /// <summary>The block at a place.</summary>
    public static DocBlock BlockAt(string place) => Blocks[place];

    /// <summary>The page of a block.</summary>
    public static DocPage PageOf(DocBlock block) => All.Single(page => page.Path == block.Page);

    private static IEnumerable<string> Files() =>
    [
        RepositoryRoot.PathTo("README.md"),
        RepositoryRoot.PathTo("CONTRIBUTING.md"),
        RepositoryRoot.PathTo("CHANGELOG.md"),
        .. Directory.EnumerateFiles(RepositoryRoot.PathTo("docs"), "*.md", SearchOption.AllDirectories),
    ];
}
