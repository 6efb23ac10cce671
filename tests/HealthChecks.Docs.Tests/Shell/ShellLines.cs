using System.Text.RegularExpressions;
using HealthChecks.Docs.Tests.Pages;

namespace HealthChecks.Docs.Tests.Shell;

/// <summary>The commands of a block, one a line, without comments and without the variables that are set for one command.</summary>
internal static partial class ShellLines
{
    /// <summary>The commands. In a console they follow a dollar sign; the rest is what they wrote.</summary>
    public static IEnumerable<string> CommandsOf(DocBlock block)
    {
        var lines = block.Text.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n');
        if (block.Language == "console")
            lines = [.. lines.Where(static line => line.StartsWith("$ ", StringComparison.Ordinal)).Select(static line => line[2..])];
        return lines
            .Select(static line => Variables().Replace(Comment().Replace(line, ""), "").Trim())
            .Where(static line => line.Length > 0);
    }

    /// <summary>The words of a command; quotes are taken off.</summary>
    public static string[] WordsOf(string command) =>
        [.. Word().Matches(command).Select(static match => match.Value.Trim('\'', '"'))];

    [GeneratedRegex(@"(^|\s+)#.*$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"^\s*([A-Z][A-Za-z_]*=\S*\s+)+")]
    private static partial Regex Variables();

    [GeneratedRegex("'[^']*'|\"[^\"]*\"|\\S+")]
    private static partial Regex Word();
}
