using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.Generator.Analyzers.Hosting;

/// <summary>The value of a local variable that is given one where it is declared, and never another.</summary>
internal static class SingleAssignment
{
    public static ExpressionSyntax? Of(ILocalSymbol local)
    {
        if (local.DeclaringSyntaxReferences is not [var reference]
            || reference.GetSyntax() is not VariableDeclaratorSyntax { Initializer.Value: { } value } declarator
            || value.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(each => each.Identifier.ValueText == local.Name))
        {
            return null;
        }

        // By name: a variable of another scope with the same name only makes this one unknown.
        foreach (var node in Scope(declarator).DescendantNodes())
        {
            if (node is AssignmentExpressionSyntax { Left: IdentifierNameSyntax assigned } && assigned.Identifier.ValueText == local.Name)
                return null;
            if (node is ArgumentSyntax { RefKindKeyword.RawKind: not 0, Expression: IdentifierNameSyntax passed } && passed.Identifier.ValueText == local.Name)
                return null;
        }

        return value;
    }

    private static SyntaxNode Scope(SyntaxNode node) =>
        node.FirstAncestorOrSelf<MemberDeclarationSyntax>(static each => each is not GlobalStatementSyntax) ?? node.SyntaxTree.GetRoot();
}
