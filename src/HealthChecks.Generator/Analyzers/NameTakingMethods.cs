using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.Generator.Analyzers;

/// <summary>
/// The names of all methods that have a <c>[SubsetName]</c> or <c>[CheckName]</c> parameter, so that only calls of these have to be bound: those of the project by
/// its declarations, those of assemblies that reference us by their metadata.
/// </summary>
internal static class NameTakingMethods
{
    private static readonly string[] Words = ["SubsetName", "CheckName"];
    private static readonly string[] Attributes = ["SubsetNameAttribute", "CheckNameAttribute"];

    // A file that is not edited stays the same tree, and a reference the same symbol as long as no reference changes.
    private static readonly ConditionalWeakTable<SyntaxTree, string[]> OfTrees = new();
    private static readonly ConditionalWeakTable<IAssemblySymbol, string[]> OfAssemblies = new();

    public static ImmutableHashSet<string> In(Compilation compilation, CancellationToken cancellationToken)
    {
        var names = ImmutableHashSet.CreateBuilder(StringComparer.Ordinal);
        foreach (var tree in compilation.SyntaxTrees)
            names.UnionWith(OfTrees.GetValue(tree, each => [.. Declared(each, cancellationToken)]));
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (KnowsUs(assembly))
                names.UnionWith(OfAssemblies.GetValue(assembly, static each => [.. Declared(each.GlobalNamespace)]));
        }

        // Read with its check, whose registry is known.
        names.Remove("InSubsetAttribute");
        names.Remove("BlockedByAttribute");
        return names.ToImmutable();
    }

    private static bool KnowsUs(IAssemblySymbol assembly) =>
        assembly.Name == "HealthChecks.Abstractions"
        || assembly.Modules.Any(static module => module.ReferencedAssemblies.Any(static reference => reference.Name == "HealthChecks.Abstractions"));

    // Declarations only: they are short, and bodies are long. A local function is not looked for.
    private static IEnumerable<string> Declared(SyntaxTree tree, CancellationToken cancellationToken)
    {
        foreach (var node in tree.GetRoot(cancellationToken).DescendantNodes(static node => node is not (BlockSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax)))
        {
            if (node is ParameterSyntax { AttributeLists.Count: > 0, Parent.Parent: { } owner } parameter && IsMarked(parameter) && NameOf(owner) is { } name)
                yield return name;
        }
    }

    private static bool IsMarked(ParameterSyntax parameter)
    {
        foreach (var list in parameter.AttributeLists)
        {
            foreach (var attribute in list.Attributes)
            {
                // Whatever it is qualified with, or called by an alias: then it only has to be bound in vain.
                var name = attribute.Name.ToString();
                if (Words.Any(word => name.IndexOf(word, StringComparison.Ordinal) >= 0))
                    return true;
            }
        }

        return false;
    }

    private static string? NameOf(SyntaxNode owner) => owner switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.ValueText,
        TypeDeclarationSyntax type => type.Identifier.ValueText,
        _ => null,
    };

    private static IEnumerable<string> Declared(INamespaceOrTypeSymbol container)
    {
        foreach (var member in container.GetMembers())
        {
            if (member is INamespaceOrTypeSymbol inner)
            {
                foreach (var name in Declared(inner))
                    yield return name;
            }
            else if (member is IMethodSymbol { DeclaredAccessibility: not Accessibility.Private } method
                && method.Parameters.Any(static parameter => Attributes.Any(attribute => parameter.FindAttribute(attribute) is not null)))
            {
                yield return method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : method.Name;
            }
        }
    }
}
