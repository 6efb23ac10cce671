using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Analyzers.Pools;

/// <summary>A pool of connections that the project sets up.</summary>
/// <param name="ConnectionString">The connection string; null when it is not known.</param>
/// <param name="Argument">Where it stands; null when it is not known.</param>
/// <param name="IsPostgres">Whether Npgsql reads it, rather than SqlClient.</param>
/// <param name="Services">The services through which others get connections of it; none when they are not known.</param>
internal sealed record Pool(string? ConnectionString, SyntaxNode? Argument, bool IsPostgres, ImmutableArray<ITypeSymbol> Services)
{
    /// <summary>A pool about which nothing is known but that it may be there.</summary>
    public static Pool Unknown { get; } = new(null, null, IsPostgres: false, []);

    /// <summary>Whether a service of this type gives connections of the pool.</summary>
    public bool Serves(ITypeSymbol type)
    {
        var served = type is INamedTypeSymbol { Name: "IDbContextFactory", TypeArguments: [var made] } ? made : type;
        return Services.Contains(served, SymbolEqualityComparer.Default);
    }
}
