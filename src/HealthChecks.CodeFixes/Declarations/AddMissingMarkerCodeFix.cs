using System.Collections.Immutable;
using System.Composition;
using HealthChecks.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.CodeFixes.Declarations;

/// <summary>HCK116, HCK117: adds the attribute without which the others mean nothing.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddMissingMarkerCodeFix))]
[Shared]
public sealed class AddMissingMarkerCodeFix : HealthCodeFix
{
    /// <summary>What every key begins with; the attribute follows.</summary>
    public const string EquivalenceKey = "Add";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.LoneMembership, DiagnosticIds.LoneSubset];

    private protected override Task OfferAsync(CodeFixContext context, SyntaxNode root, Diagnostic diagnostic)
    {
        if (diagnostic.Properties.ContainsKey(DiagnosticProperties.IsMechanical)
            && root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>() is { } attribute)
        {
            var marker = diagnostic.Id == DiagnosticIds.LoneMembership ? "HealthCheck" : "HealthRegistry";
            Offer(context, diagnostic, $"Add [{marker}]", EquivalenceKey + marker, () => Add(root, attribute, marker));
        }

        return Task.CompletedTask;
    }

    private static SyntaxNode Add(SyntaxNode root, AttributeSyntax attribute, string marker)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        if (marker == "HealthCheck" || list.Parent is not TypeDeclarationSyntax type)
            return root.ReplaceNode(list, list.WithNeighbour(attribute, marker));

        // A registry must be partial as well.
        root = root.TrackNodes(list, attribute, type);
        root = TypeEdits.MakeCompletable(root, root.GetCurrentNode(type)!);
        var current = root.GetCurrentNode(list)!;
        return root.ReplaceNode(current, current.WithNeighbour(attribute, marker));
    }
}
