using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Analyzers.Declarations;

/// <summary>
/// What the written code of a project mentions. A word in a comment counts too: it is asked in order to stay silent, once a mistake has
/// been found that some other line might excuse.
/// </summary>
internal sealed class ProjectSource(Compilation compilation)
{
    private readonly ConcurrentDictionary<string, bool> _mentions = new(StringComparer.Ordinal);

    public Compilation Compilation => compilation;

    /// <summary>Whether any file that a person wrote has the word.</summary>
    public bool Mentions(string word) => _mentions.GetOrAdd(word, each => Files(each).Any());

    /// <summary>The files that a person wrote and that have the word.</summary>
    public IEnumerable<SyntaxTree> Files(string word)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (!tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) && tree.ToString().IndexOf(word, StringComparison.Ordinal) >= 0)
                yield return tree;
        }
    }

    /// <summary>Whether the project references an assembly.</summary>
    public bool References(string assembly)
    {
        foreach (var each in compilation.ReferencedAssemblyNames)
        {
            if (each.Name == assembly)
                return true;
        }

        return false;
    }
}
