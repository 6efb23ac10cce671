using System.Collections.Immutable;
using System.Composition;
using HealthChecks.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.CodeFixes.Declarations;

/// <summary>HCK115: makes a registry and the types around it partial, and not static.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CompleteRegistryCodeFix))]
[Shared]
public sealed class CompleteRegistryCodeFix : HealthCodeFix
{
    /// <summary>One key for every registry.</summary>
    public const string EquivalenceKey = "CompleteRegistry";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.IncompletableRegistry];

    private protected override Task OfferAsync(CodeFixContext context, SyntaxNode root, Diagnostic diagnostic)
    {
        if (root.FindToken(diagnostic.Location.SourceSpan.Start).Parent is TypeDeclarationSyntax registry
            && !registry.Modifiers.Any(SyntaxKind.FileKeyword)
            && registry.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().All(static type => type.TypeParameterList is null))
        {
            var title = registry.Modifiers.Any(SyntaxKind.StaticKeyword)
                ? $"Make '{registry.Identifier.ValueText}' a partial class that is not static"
                : $"Make '{registry.Identifier.ValueText}' partial";
            Offer(context, diagnostic, title, EquivalenceKey, () => TypeEdits.MakeCompletable(root, registry));
        }

        return Task.CompletedTask;
    }
}
