using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.Generator.Analyzers.Hosting;

/// <summary>Every tag that a health check of the application has; null when some may be unseen.</summary>
internal sealed class KnownTags
{
    private readonly HostingFacts _facts;
    private readonly SortedSet<string> _tags = new(StringComparer.Ordinal);
    private bool _anyChecks;

    private KnownTags(HostingFacts facts) => _facts = facts;

    public static IReadOnlyCollection<string>? Of(HostingFacts facts)
    {
        var known = new KnownTags(facts);
        return known.AddDeclared() && !known.OthersMayRegister() && known.AddRegistered() && known._anyChecks ? known._tags : null;
    }

    private bool AddDeclared()
    {
        foreach (var registry in RegistryTypes.Of(_facts.Compilation))
        {
            _anyChecks = true;
            foreach (var attribute in registry.GetAttributes())
            {
                // The tags of another assembly's checks are not written down.
                if (attribute.AttributeClass.Is(MetadataNames.OurNamespace, "IncludeRegistryAttribute"))
                    return false;
                if (attribute.AttributeClass.Is(MetadataNames.OurNamespace, "HealthSubsetAttribute")
                    && attribute.ConstructorArguments is [{ Value: string name }])
                {
                    _tags.Add(name);
                }
            }
        }

        foreach (var tree in _facts.Compilation.SyntaxTrees)
        {
            var index = SourceIndex.Of(tree);
            if (index.RegistersByHand)
                return false;
            foreach (var tags in index.AttributeTags)
            {
                if (!AddAll(tags))
                    return false;
            }
        }

        return true;
    }

    // A library that knows health checks may register its own, with tags of its own.
    private bool OthersMayRegister()
    {
        foreach (var assembly in _facts.Compilation.SourceModule.ReferencedAssemblySymbols)
        {
            var name = assembly.Name;
            if (!name.StartsWith("Microsoft.", StringComparison.Ordinal)
                && !name.StartsWith("HealthChecks.", StringComparison.Ordinal)
                && assembly.Modules.Any(static module => module.ReferencedAssemblies.Any(static each =>
                    each.Name.StartsWith("Microsoft.Extensions.Diagnostics.HealthChecks", StringComparison.Ordinal))))
            {
                return true;
            }
        }

        return false;
    }

    private bool AddRegistered()
    {
        var files = new HashSet<SyntaxTree>(_facts.FilesWithChecksBuilder);
        foreach (var name in (string[])["AddHealthChecks", "AddHealthRegistry", "AddHealthRegistryCore"])
        {
            foreach (var call in _facts.Calls(name))
                files.Add(call.SyntaxTree);
        }

        foreach (var file in files)
        {
            foreach (var node in file.GetRoot().DescendantNodes())
            {
                if (node is InvocationExpressionSyntax call && !AddRegistered(call))
                    return false;
            }
        }

        return true;
    }

    private bool AddRegistered(InvocationExpressionSyntax call)
    {
        if (_facts.MethodOf(call) is not { } method)
            return CallActions.NameOf(call) is not { } unbound || !unbound.StartsWith("Add", StringComparison.Ordinal);

        var isOnBuilder = method.IsExtensionMethod
            ? IsBuilder(method.Parameters[0].Type)
            : IsBuilder(method.ContainingType);
        if (!isOnBuilder)
            return !method.Parameters.Any(static parameter => IsBuilder(parameter.Type)) || method.IsDeclaredIn(_facts.Compilation);

        // A method of the project is read where it registers something.
        if (method.IsDeclaredIn(_facts.Compilation) || method.Name == "get_Services")
            return true;

        _anyChecks = true;
        if (method.Parameters.FirstOrDefault(static parameter => parameter.Name == "tags") is not { } tags)
            return method.IsOurs() && !method.Name.StartsWith("Add", StringComparison.Ordinal);

        var isReduced = method.IsExtensionMethod && call.Expression is MemberAccessExpressionSyntax { Expression: var on }
            && _facts.ModelOf(call)?.GetSymbolInfo(on).Symbol is not ITypeSymbol;
        var position = tags.Ordinal - (isReduced ? 1 : 0);
        var arguments = call.ArgumentList.Arguments;
        for (var i = 0; i < arguments.Count; i++)
        {
            var named = arguments[i].NameColon?.Name.Identifier.ValueText;
            if ((named is null ? i == position || (tags.IsParams && i > position) : named == "tags") && !AddAll(arguments[i].Expression))
                return false;
        }

        return true;
    }

    private static bool IsBuilder(ITypeSymbol type) => type.Is(MetadataNames.DependencyInjectionNamespace, "IHealthChecksBuilder");

    private bool AddAll(ExpressionSyntax tags)
    {
        if (tags.IsKind(SyntaxKind.NullLiteralExpression) || tags.IsKind(SyntaxKind.DefaultLiteralExpression))
            return true;
        if (_facts.ModelOf(tags) is not { } model)
            return false;
        if (model.GetConstantValue(tags) is { HasValue: true, Value: string single })
            return _tags.Add(single) || true;

        IEnumerable<ExpressionSyntax>? items = tags switch
        {
            CollectionExpressionSyntax collection => collection.Elements.Select(static each => (each as ExpressionElementSyntax)?.Expression ?? SyntaxFactory.IdentifierName("unknown")),
            ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions,
            ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
            ObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 }, Initializer: { } initializer } => initializer.Expressions,
            _ => null,
        };
        if (items is null)
            return false;

        foreach (var item in items)
        {
            if (item.SyntaxTree != tags.SyntaxTree || model.GetConstantValue(item) is not { HasValue: true, Value: string tag })
                return false;
            _tags.Add(tag);
        }

        return true;
    }
}
