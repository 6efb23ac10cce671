using HealthChecks.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.Generator.Parsing;

/// <summary>What can be generated for a class marked with <c>[HealthRegistry]</c>: HCK115, HCK118.</summary>
internal readonly struct RegistryShape
{
    private const LanguageVersion Lowest = LanguageVersion.CSharp11;

    private readonly LanguageVersion _language;
    private readonly string? _problem;

    private RegistryShape(string? problem, LanguageVersion language, bool canHaveParts, bool isPartial, bool isStatic)
    {
        _problem = problem;
        _language = language;
        CanHaveParts = canHaveParts;
        IsPartial = isPartial;
        CanHaveDefinition = !isStatic && language >= Lowest;
    }

    /// <summary>Whether generated code can name the class, and so add to it once it is partial.</summary>
    public bool CanHaveParts { get; }

    /// <summary>Whether the class and all types around it are partial.</summary>
    public bool IsPartial { get; }

    /// <summary>Whether the class can implement the registry's interface; it has constants in any case.</summary>
    public bool CanHaveDefinition { get; }

    public static RegistryShape Of(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var language = LanguageOf(type);
        if (type.IsFileLocal)
            return Impossible("it is local to its file, and its other part is another file; make it internal", language);
        if (type.IsGenericOrInGeneric())
            return Impossible("it is generic or nested in a generic type; move it out, and give it no type parameters", language);

        var notPartial = NotPartial(type, cancellationToken);
        var problem = type.IsStatic ? "it is static, and a static class can be no type argument; remove the modifier"
            : notPartial is null ? null
            : SymbolEqualityComparer.Default.Equals(notPartial, type) ? "it is not partial; add the modifier, so that its other part can be generated"
            : $"it is nested in '{notPartial.Name}', which is not partial; add the modifier there";

        return new RegistryShape(problem, language, canHaveParts: true, isPartial: notPartial is null, type.IsStatic);
    }

    public void Report(INamedTypeSymbol type, IProblemReporter reporter)
    {
        if (_problem is not null)
            reporter.Report(DiagnosticDescriptors.IncompletableRegistry, type.NameLocation(), null, type.Name, _problem);

        if (_language < Lowest)
        {
            reporter.Report(
                DiagnosticDescriptors.LanguageTooLow,
                type.NameLocation(),
                null,
                type.Name,
                Lowest.ToDisplayString(),
                _language.ToDisplayString());
        }
    }

    private static RegistryShape Impossible(string problem, LanguageVersion language) =>
        new(problem, language, canHaveParts: false, isPartial: false, isStatic: false);

    private static LanguageVersion LanguageOf(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences is [var first, ..] && first.SyntaxTree.Options is CSharpParseOptions options
            ? options.LanguageVersion
            : LanguageVersion.Latest;

    private static INamedTypeSymbol? NotPartial(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            foreach (var reference in current.DeclaringSyntaxReferences)
            {
                if (reference.GetSyntax(cancellationToken) is TypeDeclarationSyntax declaration
                    && !declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
                {
                    return current;
                }
            }
        }

        return null;
    }
}
