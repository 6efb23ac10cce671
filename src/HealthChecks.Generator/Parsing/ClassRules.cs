using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Parsing;

/// <summary>What a class must be to be a check.</summary>
internal static class ClassRules
{
    private const string NotACheck = "the class does not implement IHealthCheck; implement it, or move [HealthCheck] to a class that does";

    /// <summary>Why a class cannot be a check, said so that it ends a sentence; null when it can.</summary>
    public static string? RejectedBecause(INamedTypeSymbol type, INamedTypeSymbol? registry)
    {
        if (!type.ImplementsHealthCheck())
            return type.InheritsUnknown() ? UnknownTypes.Because : NotACheck;
        if (type.IsAbstract)
            return "the class is abstract; mark the classes derived from it instead";
        if (type.IsGenericOrInGeneric())
            return "the class is generic; mark a factory method of the registry that returns a closed one";
        if (!type.IsVisibleTo(registry))
            return "the class is not accessible to the registry; make it internal or public";
        if (registry is { TypeKind: TypeKind.Error })
            return UnknownTypes.Because;

        return registry is null
            || (registry.IsRegistry() && SymbolEqualityComparer.Default.Equals(registry.ContainingAssembly, type.ContainingAssembly))
            ? null
            : $"it names the registry '{registry.Name}', which is no class with [HealthRegistry]; name one of this project";
    }

    /// <summary>The registry that a class is nested in, and so belongs to where it names none; null for none.</summary>
    public static INamedTypeSymbol? RegistryAround(INamedTypeSymbol type)
    {
        for (var current = type.ContainingType; current is not null; current = current.ContainingType)
        {
            if (current.IsRegistry())
                return current;
        }

        return null;
    }

    /// <summary>
    /// The constructor that is called: the one marked [ActivatorUtilitiesConstructor], else the only accessible one, else the only one
    /// with the most parameters.
    /// </summary>
    public static IMethodSymbol? ChooseConstructor(INamedTypeSymbol type, out string? rejectedBecause)
    {
        rejectedBecause = null;
        var accessible = type.InstanceConstructors.Where(static constructor => IsAccessible(constructor)).ToArray();
        if (accessible.Length == 0)
        {
            rejectedBecause = "the class has no accessible constructor; make one internal or public";
            return null;
        }

        var chosen = accessible.FirstOrDefault(static constructor => IsMarked(constructor));
        if (chosen is null)
        {
            var most = accessible.Max(static constructor => constructor.Parameters.Length);
            var longest = accessible.Where(constructor => constructor.Parameters.Length == most).ToArray();
            if (longest.Length > 1)
            {
                rejectedBecause = "the class has several constructors with the same number of parameters; mark one with [ActivatorUtilitiesConstructor]";
                return null;
            }

            chosen = longest[0];
        }

        if (HasRequiredMembers(type) && !SetsRequiredMembers(chosen))
        {
            rejectedBecause = "the class has required members that its constructor does not set; take them as constructor parameters";
            return null;
        }

        return chosen;
    }

    private static bool IsAccessible(IMethodSymbol constructor) =>
        constructor.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal
        && !IsCopyConstructor(constructor);

    private static bool IsCopyConstructor(IMethodSymbol constructor) =>
        constructor.ContainingType.IsRecord
        && constructor.Parameters is [{ Type: var type }]
        && SymbolEqualityComparer.Default.Equals(type, constructor.ContainingType);

    private static bool IsMarked(IMethodSymbol constructor) => constructor.GetAttributes().Any(static attribute =>
        attribute.AttributeClass.Is(MetadataNames.DependencyInjectionNamespace, "ActivatorUtilitiesConstructorAttribute"));

    private static bool HasRequiredMembers(INamedTypeSymbol type)
    {
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            foreach (var member in current.GetMembers())
            {
                if (member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true })
                    return true;
            }
        }

        return false;
    }

    private static bool SetsRequiredMembers(IMethodSymbol constructor) => constructor.GetAttributes().Any(static attribute =>
        attribute.AttributeClass.Is("System.Diagnostics.CodeAnalysis", "SetsRequiredMembersAttribute"));
}
