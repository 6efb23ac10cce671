using System.Collections.Immutable;
using System.Composition;
using HealthChecks.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace HealthChecks.CodeFixes.Declarations;

/// <summary>HCK108: names a registry, one offer for each that there is.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NameRegistryCodeFix))]
[Shared]
public sealed class NameRegistryCodeFix : HealthCodeFix
{
    /// <summary>What every key begins with; the registry follows, so that fix-all takes the same for all checks.</summary>
    public const string EquivalenceKey = "NameRegistry:";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.AmbiguousRegistry];

    private protected override async Task OfferAsync(CodeFixContext context, SyntaxNode root, Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue(DiagnosticProperties.Registries, out var registries)
            || registries is null
            || root.FindToken(diagnostic.Location.SourceSpan.Start).Parent is not TypeDeclarationSyntax type
            || await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model
            || FindMarker(type, model, context.CancellationToken) is not { } marker)
        {
            return;
        }

        foreach (var registry in registries.Split(';'))
        {
            var name = registry.Substring(registry.LastIndexOf('.') + 1).Replace("global::", "");
            var changed = Name(marker, registry);
            Offer(context, diagnostic, $"Add it to {name}", EquivalenceKey + registry, () => root.ReplaceNode(marker, changed));
        }
    }

    // On another part of the class it is in another file, perhaps.
    private static AttributeSyntax? FindMarker(TypeDeclarationSyntax type, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var attribute in type.AttributeLists.SelectMany(static list => list.Attributes))
        {
            if (model.GetTypeInfo(attribute, cancellationToken).Type is { Name: "HealthCheckAttribute" })
                return attribute;
        }

        return null;
    }

    private static AttributeSyntax Name(AttributeSyntax marker, string registry)
    {
        var type = SyntaxFactory.ParseTypeName(registry).WithAdditionalAnnotations(Simplifier.Annotation);
        return marker.WithProperty("Registry", SyntaxFactory.TypeOfExpression(type));
    }
}
