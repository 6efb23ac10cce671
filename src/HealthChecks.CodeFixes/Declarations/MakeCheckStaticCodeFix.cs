using System.Collections.Immutable;
using System.Composition;
using HealthChecks.Generator.Diagnostics;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.CodeFixes.Declarations;

/// <summary>HCK004: makes an instance method of a registry static, where it needs no instance.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakeCheckStaticCodeFix))]
[Shared]
public sealed class MakeCheckStaticCodeFix : HealthCodeFix
{
    /// <summary>One key for every method.</summary>
    public const string EquivalenceKey = "MakeCheckStatic";

    private static readonly SyntaxKind[] NeverStatic =
    [
        SyntaxKind.StaticKeyword,
        SyntaxKind.VirtualKeyword,
        SyntaxKind.OverrideKeyword,
        SyntaxKind.AbstractKeyword,
        SyntaxKind.PartialKeyword,
    ];

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.UnusableCheck];

    private protected override async Task OfferAsync(CodeFixContext context, SyntaxNode root, Diagnostic diagnostic)
    {
        if (root.FindToken(diagnostic.Location.SourceSpan.Start).Parent is not MethodDeclarationSyntax method
            || method.ExplicitInterfaceSpecifier is not null
            || method.Modifiers.Any(static modifier => NeverStatic.Contains(modifier.Kind()))
            || await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model
            || model.GetDeclaredSymbol(method, context.CancellationToken) is not { } symbol
            || !symbol.ContainingType.IsRegistry()
            || NeedsInstance(method, symbol.ContainingType, model))
        {
            return;
        }

        Offer(context, diagnostic, $"Make '{symbol.Name}' static", EquivalenceKey, () => root.ReplaceNode(method, MakeStatic(method)));
    }

    private static bool NeedsInstance(MethodDeclarationSyntax method, INamedTypeSymbol type, SemanticModel model)
    {
        foreach (var node in method.DescendantNodes())
        {
            if (node is ThisExpressionSyntax or BaseExpressionSyntax)
                return true;
            if (node is not SimpleNameSyntax name || name.Parent is MemberAccessExpressionSyntax access && access.Name == name)
                continue;

            switch (model.GetSymbolInfo(name).Symbol)
            {
                case IFieldSymbol or IPropertySymbol or IEventSymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary }:
                    var member = model.GetSymbolInfo(name).Symbol!;
                    if (!member.IsStatic && IsOf(member.ContainingType, type))
                        return true;
                    break;

                // Of a primary constructor.
                case IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } }:
                    return true;
            }
        }

        return false;
    }

    private static bool IsOf(INamedTypeSymbol declaring, INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, declaring.OriginalDefinition))
                return true;
        }

        return false;
    }

    // After the accessibility, before everything else.
    private static MethodDeclarationSyntax MakeStatic(MethodDeclarationSyntax method)
    {
        var token = SyntaxFactory.Token(SyntaxKind.StaticKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        var modifiers = method.Modifiers;
        var index = 0;
        while (index < modifiers.Count && SyntaxFacts.IsAccessibilityModifier(modifiers[index].Kind()))
            index++;

        if (index > 0)
            return method.WithModifiers(modifiers.Insert(index, token));

        if (modifiers.Count > 0)
        {
            token = token.WithLeadingTrivia(modifiers[0].LeadingTrivia);
            return method.WithModifiers(modifiers.Replace(modifiers[0], modifiers[0].WithLeadingTrivia()).Insert(0, token));
        }

        token = token.WithLeadingTrivia(method.ReturnType.GetLeadingTrivia());
        return method.WithReturnType(method.ReturnType.WithoutLeadingTrivia()).WithModifiers(SyntaxFactory.TokenList(token));
    }
}
