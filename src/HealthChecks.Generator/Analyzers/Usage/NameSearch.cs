using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HealthChecks.Generator.Analyzers.Usage;

/// <summary>
/// Finds a word in every file of the project, generated ones included but our own. Slow, and so asked last, by a rule that has everything
/// else to report something: that a name stands nowhere is the only proof that nobody uses what it names.
/// </summary>
internal sealed class NameSearch(Compilation compilation, CancellationToken cancellationToken)
{
    private const string OurFiles = "HealthChecks.Generator.HealthRegistryGenerator";

    private readonly Dictionary<string, IReadOnlyList<SyntaxToken>> _identifiers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<SyntaxToken>> _literals = new(StringComparer.Ordinal);

    /// <summary>The files that are searched.</summary>
    public IEnumerable<SyntaxTree> Trees => compilation.SyntaxTrees.Where(static tree => !IsOurs(tree));

    /// <summary>Whether a file was written by our generator.</summary>
    public static bool IsOurs(SyntaxTree tree) => tree.FilePath.IndexOf(OurFiles, StringComparison.Ordinal) >= 0;

    /// <summary>Whether one of the names stands anywhere as an identifier.</summary>
    public bool HasAny(params string[] names)
    {
        foreach (var name in names)
        {
            if (Identifiers(name).Count > 0)
                return true;
        }

        return false;
    }

    /// <summary>Every identifier of a name; comments do not count.</summary>
    public IReadOnlyList<SyntaxToken> Identifiers(string name)
    {
        if (!_identifiers.TryGetValue(name, out var found))
            _identifiers[name] = found = Search(name, token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name);
        return found;
    }

    /// <summary>Every string literal of a value.</summary>
    public IReadOnlyList<SyntaxToken> Literals(string value)
    {
        if (!_literals.TryGetValue(value, out var found))
            _literals[value] = found = Search(value, token => token.Value is string text && text == value && !token.IsKind(SyntaxKind.IdentifierToken));
        return found;
    }

    private List<SyntaxToken> Search(string word, Func<SyntaxToken, bool> isMeant)
    {
        var found = new List<SyntaxToken>();
        if (word.Length == 0)
            return found;

        foreach (var tree in Trees)
        {
            var text = tree.GetText(cancellationToken).ToString();
            for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + word.Length, StringComparison.Ordinal))
            {
                var token = tree.GetRoot(cancellationToken).FindToken(at);
                if (token.Span.Contains(at) && isMeant(token))
                    found.Add(token);
            }
        }

        return found;
    }
}
