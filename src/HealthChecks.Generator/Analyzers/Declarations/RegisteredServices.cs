using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.Generator.Analyzers.Declarations;

/// <summary>Whether a project registers a type as a service that hardly anybody registers.</summary>
internal static class RegisteredServices
{
    private static readonly string[] Registrations =
        ["AddSingleton", "AddScoped", "AddTransient", "AddKeyed", "TryAdd", "ServiceDescriptor", "RegisterInstance"];

    public static bool MayHave(ITypeSymbol type, ProjectSource source)
    {
        foreach (var word in Registrations)
        {
            foreach (var tree in source.Files(word))
            {
                foreach (var node in tree.GetRoot().DescendantNodes())
                {
                    if (node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax
                        && IsRegistration(node)
                        && Registers((ExpressionSyntax)node, type, source.Compilation))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private static bool IsRegistration(SyntaxNode node)
    {
        var name = node switch
        {
            InvocationExpressionSyntax call => CallActions.NameOf(call),
            ObjectCreationExpressionSyntax { Type: SimpleNameSyntax created } => created.Identifier.ValueText,
            _ => null,
        };
        if (name is null)
            return node is ImplicitObjectCreationExpressionSyntax;

        foreach (var each in Registrations)
        {
            if (name.StartsWith(each, StringComparison.Ordinal))
                return true;
        }

        // ServiceDescriptor.Singleton(...)
        return name is "Singleton" or "Scoped" or "Transient" or "Describe";
    }

    private static bool Registers(ExpressionSyntax node, ITypeSymbol type, Compilation compilation)
    {
#pragma warning disable RS1030 // Asked only once a check that cannot be built has been found.
        var model = compilation.GetSemanticModel(node.SyntaxTree);
#pragma warning restore RS1030
        if (model.GetSymbolInfo(node).Symbol is IMethodSymbol method && method.TypeArguments.Contains(type, SymbolEqualityComparer.Default))
            return true;

        foreach (var inner in node.DescendantNodes())
        {
            if (inner is TypeOfExpressionSyntax named && SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(named.Type).Type, type))
                return true;
        }

        return false;
    }
}
