using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HealthChecks.Rules.Tests.Mutation;

/// <summary>One thing that somebody who types may do to a file.</summary>
/// <param name="Kind">What.</param>
/// <param name="File">Which file of the program, of however many it has.</param>
/// <param name="Place">Where, of however many places there are.</param>
public sealed record SourceEdit(SourceEditKind Kind, int File, int Place)
{
    private static readonly string[] Words = ["x", "AppHealth", "Subsets", "string", "app", "await", "HealthCheck", "\"", "{", ")", "<", "static", "this", "null"];

    /// <summary>The file after the edit.</summary>
    public string Apply(string text) => Kind switch
    {
        SourceEditKind.DeleteToken => Replace(text, ""),
        SourceEditKind.RenameToken => Replace(text, Words[Place % Words.Length]),
        SourceEditKind.DuplicateLine => DuplicateLine(text),
        _ => text[..(text.Length == 0 ? 0 : Place % text.Length)],
    };

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind} {Place} of file {File}");

    private string Replace(string text, string by)
    {
        var tokens = CSharpSyntaxTree.ParseText(text).GetRoot().DescendantTokens().Where(static token => token.Span.Length > 0).ToArray();
        if (tokens.Length == 0)
            return text;

        var span = tokens[Place % tokens.Length].Span;
        return text[..span.Start] + by + text[span.End..];
    }

    private string DuplicateLine(string text)
    {
        var lines = text.Split('\n');
        var line = Place % lines.Length;
        return string.Join('\n', [.. lines[..(line + 1)], lines[line], .. lines[(line + 1)..]]);
    }
}

/// <summary>What a <see cref="SourceEdit"/> does.</summary>
public enum SourceEditKind
{
    /// <summary>Deletes a token.</summary>
    DeleteToken,

    /// <summary>Writes another word for a token.</summary>
    RenameToken,

    /// <summary>Duplicates a line.</summary>
    DuplicateLine,

    /// <summary>Ends the file early.</summary>
    Truncate,
}
