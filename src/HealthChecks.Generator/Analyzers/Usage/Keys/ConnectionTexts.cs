using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace HealthChecks.Generator.Analyzers.Usage.Keys;

/// <summary>
/// The texts that a registration is made of: a connection string, its name in the configuration. One that stands elsewhere too may be that of
/// something that is checked, such as another pool of the same server.
/// </summary>
internal static class ConnectionTexts
{
    public static bool AreUsedElsewhere(UsedCall call, NameSearch names)
    {
        var texts = new HashSet<string>(Of(call), StringComparer.Ordinal);
        return texts.Count > 0 && names.Trees.Any(tree => Uses(tree, texts, call.Syntax));
    }

    private static IEnumerable<string> Of(UsedCall call)
    {
        foreach (var argument in call.WrittenArguments.Where(static each => each.Parameter?.Name != "serviceKey"))
        {
            foreach (var each in argument.DescendantsAndSelf())
            {
                if (each is IArgumentOperation { ArgumentKind: ArgumentKind.Explicit, Value: { Type.SpecialType: SpecialType.System_String } value })
                    yield return value.Syntax.ToString();
            }
        }
    }

    private static bool Uses(SyntaxTree tree, HashSet<string> texts, SyntaxNode call) =>
        tree.GetText().ToString() is var all
        && texts.Any(text => all.IndexOf(text, StringComparison.Ordinal) >= 0)
        && tree.GetRoot().DescendantNodes().OfType<ArgumentSyntax>().Any(argument =>
            texts.Contains(argument.Expression.ToString()) && !(tree == call.SyntaxTree && call.Span.Contains(argument.Span)));
}
