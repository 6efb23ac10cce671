using System.Text.RegularExpressions;

namespace HealthChecks.Docs.Tests.Pages;

/// <summary>A page of the documentation, taken apart.</summary>
public sealed partial class DocPage
{
    private const string Fence = "```";

    private DocPage(string path, string text)
    {
        Path = path;
        Text = text;
        Read(text.Split('\n'));
    }

    /// <summary>Its path in the repository, with slashes.</summary>
    public string Path { get; }

    /// <summary>All of it.</summary>
    public string Text { get; }

    /// <summary>Its blocks.</summary>
    public List<DocBlock> Blocks { get; } = [];

    /// <summary>Its lines outside blocks, with their numbers.</summary>
    public List<(int Line, string Text)> Prose { get; } = [];

    /// <summary>The anchors of its headings, as GitHub makes them.</summary>
    public HashSet<string> Anchors { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads a file of the repository.</summary>
    public static DocPage Load(string root, string file) =>
        new(System.IO.Path.GetRelativePath(root, file).Replace('\\', '/'), File.ReadAllText(file));

    /// <summary>Reads a text as if it were a page.</summary>
    public static DocPage Of(string path, string text) => new(path, text);

    private void Read(string[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].TrimStart().StartsWith(Fence, StringComparison.Ordinal))
            {
                Prose.Add((i + 1, lines[i]));
                if (lines[i].StartsWith('#'))
                    AddAnchor(lines[i].TrimStart('#').Trim());
                continue;
            }

            var language = lines[i].Trim()[Fence.Length..].Trim();
            var end = Array.FindIndex(lines, i + 1, static line => line.Trim() == Fence);
            if (end < 0)
                throw new InvalidOperationException($"{Path}:{i + 1}: the block is never closed.");
            Blocks.Add(new DocBlock(Path, i + 2, language, string.Join('\n', lines[(i + 1)..end]), DirectiveBefore(lines, i)));
            i = end;
        }
    }

    private static string DirectiveBefore(string[] lines, int fence)
    {
        var before = fence - 1;
        while (before >= 0 && lines[before].Trim().Length == 0)
            before--;
        return before >= 0 && Directive().Match(lines[before]) is { Success: true } match ? match.Groups[1].Value.Trim() : "";
    }

    private void AddAnchor(string heading)
    {
        var anchor = NotInAnchors().Replace(heading.ToLowerInvariant(), "").Replace(' ', '-');
        var unique = anchor;
        for (var n = 1; !Anchors.Add(unique); n++)
            unique = $"{anchor}-{n}";
    }

    [GeneratedRegex("^\\s*<!--\\s*snippet:\\s*(.*?)\\s*-->\\s*$")]
    private static partial Regex Directive();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchors();
}
