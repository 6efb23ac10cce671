using System.Collections.Immutable;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.Generator.Analyzers.Pools;

/// <summary>Finds the services through which a pool is handed out, where the code that sets it up says so.</summary>
internal sealed class PoolServices(ProjectFacts project)
{
    private static readonly ImmutableHashSet<string> Registrations =
        ImmutableHashSet.Create("AddSingleton", "AddScoped", "AddTransient", "TryAddSingleton", "TryAddScoped", "TryAddTransient");

    private static readonly ImmutableHashSet<string> ContextRegistrations =
        ImmutableHashSet.Create("AddDbContext", "AddDbContextPool", "AddDbContextFactory", "AddPooledDbContextFactory");

    private static readonly string[] OfDataSources =
        ["Npgsql.NpgsqlDataSource", "Npgsql.NpgsqlConnection", "System.Data.Common.DbDataSource", "System.Data.Common.DbConnection"];

    /// <summary>What <c>AddNpgsqlDataSource</c> registers.</summary>
    public ImmutableArray<ITypeSymbol> OfDataSource() => [.. OfDataSources.Select(project.Type).OfType<ITypeSymbol>()];

    /// <summary>The contexts that a call on their options sets up.</summary>
    public ImmutableArray<ITypeSymbol> Contexts(SyntaxNode call, SemanticModel model)
    {
        if (CallAround(call, ContextRegistrations) is { } registration)
            return ServiceOf(registration, model) is { } context ? [context] : [];

        // One that asks whether it is configured already sets up what only its tools use.
        return call.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { Identifier.ValueText: "OnConfiguring", Parent: TypeDeclarationSyntax type } method
            && !method.DescendantTokens().Any(static token => token.ValueText == "IsConfigured")
            && model.GetDeclaredSymbol(type) is ITypeSymbol owner
            ? [owner]
            : [];
    }

    /// <summary>The service as which an object is registered: in the arguments of the registration, or by way of a local.</summary>
    public ImmutableArray<ITypeSymbol> Registered(SyntaxNode pool, ITypeSymbol pooled, SemanticModel model)
    {
        if (CallAround(pool, Registrations) is { } around)
            return Check([around], pooled, model);
        if (pool.FirstAncestorOrSelf<VariableDeclaratorSyntax>() is not { Parent.Parent: LocalDeclarationStatementSyntax } local || ScopeOf(local) is not { } scope)
            return [];

        var names = new HashSet<string>(StringComparer.Ordinal) { local.Identifier.ValueText };
        var registrations = new List<InvocationExpressionSyntax>();
        foreach (var node in scope.DescendantNodes())
        {
            // var dataSource = builder.Build();
            if (node is VariableDeclaratorSyntax { Initializer: { } made } other && Mentions(made, names))
                names.Add(other.Identifier.ValueText);
            else if (node is InvocationExpressionSyntax call && HasName(call, Registrations) && Mentions(call.ArgumentList, names))
                registrations.Add(call);
        }

        return Check(registrations, pooled, model);
    }

    private static ImmutableArray<ITypeSymbol> Check(IEnumerable<InvocationExpressionSyntax> registrations, ITypeSymbol pooled, SemanticModel model)
    {
        var services = ImmutableArray.CreateBuilder<ITypeSymbol>();
        foreach (var registration in registrations)
        {
            if (ServiceOf(registration, model) is { } service && Is(pooled, service))
                services.Add(service);
        }

        return services.ToImmutable();
    }

    private static ITypeSymbol? ServiceOf(InvocationExpressionSyntax registration, SemanticModel model) =>
        model.GetSymbolInfo(registration).Symbol is IMethodSymbol { TypeArguments: [var service, ..] } method
        && (method.ContainingType.Is(MetadataNames.DependencyInjectionNamespace, "ServiceCollectionServiceExtensions")
            || method.ContainingType.Is(MetadataNames.DependencyInjectionNamespace + ".Extensions", "ServiceCollectionDescriptorExtensions")
            || method.ContainingType.Is(MetadataNames.DependencyInjectionNamespace, "EntityFrameworkServiceCollectionExtensions"))
            ? service
            : null;

    private static bool Is(ITypeSymbol pooled, ITypeSymbol service)
    {
        for (var type = pooled; type is { SpecialType: SpecialType.None }; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type, service))
                return true;
        }

        return pooled.AllInterfaces.Contains(service, SymbolEqualityComparer.Default);
    }

    private static InvocationExpressionSyntax? CallAround(SyntaxNode node, ImmutableHashSet<string> names)
    {
        for (var current = node.Parent; current is not (null or MemberDeclarationSyntax); current = current.Parent)
        {
            if (current is ArgumentListSyntax { Parent: InvocationExpressionSyntax call } && HasName(call, names))
                return call;
        }

        return null;
    }

    private static SyntaxNode? ScopeOf(SyntaxNode local)
    {
        for (var current = local.Parent; current is not null; current = current.Parent)
        {
            if (current is BaseMethodDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or CompilationUnitSyntax)
                return current;
        }

        return null;
    }

    private static bool HasName(InvocationExpressionSyntax call, ImmutableHashSet<string> names) =>
        CallActions.NameOf(call) is { } name && names.Contains(name);

    private static bool Mentions(SyntaxNode node, HashSet<string> names)
    {
        foreach (var inner in node.DescendantNodes())
        {
            if (inner is IdentifierNameSyntax name && names.Contains(name.Identifier.ValueText))
                return true;
        }

        return false;
    }
}
