using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Parsing;

/// <summary>Questions about symbols, answered by name: no symbol has to be looked up in the compilation.</summary>
internal static class SymbolExtensions
{
    public static bool Is(this ITypeSymbol? type, string @namespace, string name) =>
        type is { ContainingType: null } && type.Name == name && type.ContainingNamespace.IsNamed(@namespace);

    public static bool ImplementsHealthCheck(this ITypeSymbol type)
    {
        if (type.Is(MetadataNames.FrameworkNamespace, "IHealthCheck"))
            return true;

        foreach (var implemented in type.AllInterfaces)
        {
            if (implemented.Is(MetadataNames.FrameworkNamespace, "IHealthCheck"))
                return true;
        }

        return false;
    }

    public static AttributeData? FindAttribute(this ISymbol symbol, string name)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass.Is(MetadataNames.OurNamespace, name))
                return attribute;
        }

        return null;
    }

    public static bool IsRegistry(this INamedTypeSymbol type) => type.FindAttribute("HealthRegistryAttribute") is not null;

    /// <summary>Whether code elsewhere in the assembly can name the type.</summary>
    public static bool IsVisibleToAssembly(this INamedTypeSymbol type) => type.IsVisibleTo(insider: null);

    /// <summary>Whether code of another type of the assembly can name the type; its own members an insider can name in any case.</summary>
    public static bool IsVisibleTo(this INamedTypeSymbol type, INamedTypeSymbol? insider)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            if (insider is not null && SymbolEqualityComparer.Default.Equals(current.ContainingType, insider))
                return true;

            if (current.IsFileLocal
                || current.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal)
            {
                return false;
            }
        }

        return true;
    }

    public static bool IsGenericOrInGeneric(this INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            if (current.TypeParameters.Length > 0)
                return true;
        }

        return false;
    }

    /// <summary>Whether no part of the name is yet to be typed.</summary>
    public static bool HasWholeName(this ISymbol symbol)
    {
        for (var current = symbol; current is INamedTypeSymbol or INamespaceSymbol { IsGlobalNamespace: false }; current = current.ContainingSymbol)
        {
            if (current.Name.Length == 0)
                return false;
        }

        return true;
    }

    /// <summary>
    /// Whether a symbol is the project's own. In an editor the symbols of a referenced project have source too, which is another
    /// compilation's: to a rule they are what they are in a build, metadata.
    /// </summary>
    public static bool IsDeclaredIn(this ISymbol symbol, Compilation compilation) =>
        symbol.DeclaringSyntaxReferences.Length > 0 && SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, compilation.Assembly);

    public static Location? NameLocation(this ISymbol symbol) => symbol.Locations.FirstOrDefault(static location => location.IsInSource);

    private static bool IsNamed(this INamespaceSymbol? symbol, string name)
    {
        var end = name.Length;
        while (symbol is { IsGlobalNamespace: false })
        {
            var part = symbol.Name;
            var start = end - part.Length;
            if (start < 0 || string.CompareOrdinal(name, start, part, 0, part.Length) != 0)
                return false;
            if (start == 0)
                return symbol.ContainingNamespace is { IsGlobalNamespace: true };
            if (name[start - 1] != '.')
                return false;

            end = start - 1;
            symbol = symbol.ContainingNamespace;
        }

        return false;
    }
}
