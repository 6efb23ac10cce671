using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Analyzers.Declarations;

/// <summary>The types whose use means that something outside the process is asked.</summary>
internal sealed class ExternalClients(ProjectSource source)
{
    private static readonly (string Namespace, string Name)[] Network =
    [
        ("System.Net.Http", "HttpClient"),
        ("System.Net.Http", "IHttpClientFactory"),
        ("System.Net.Sockets", "Socket"),
        ("System.Net.Sockets", "TcpClient"),
        ("Grpc.Net.Client", "GrpcChannel"),
        ("Grpc.Core", "ClientBase"),
        ("StackExchange.Redis", "IConnectionMultiplexer"),
        ("StackExchange.Redis", "IDatabase"),
        ("RabbitMQ.Client", "IConnection"),
        ("RabbitMQ.Client", "IChannel"),
        ("RabbitMQ.Client", "IModel"),
        ("MongoDB.Driver", "IMongoClient"),
        ("MongoDB.Driver", "IMongoDatabase"),
        ("Confluent.Kafka", "IProducer"),
        ("Confluent.Kafka", "IConsumer"),
    ];

    // Of any database, a file or the process's own memory among them.
    private static readonly (string Namespace, string Name)[] Databases =
    [
        ("System.Data", "IDbConnection"),
        ("System.Data.Common", "DbConnection"),
        ("System.Data.Common", "DbDataSource"),
        ("Microsoft.EntityFrameworkCore", "DbContext"),
        ("Microsoft.EntityFrameworkCore", "IDbContextFactory"),
    ];

    // Assemblies, and namespaces of the types.
    private static readonly string[] Servers =
    [
        "Npgsql", "Microsoft.Data.SqlClient", "System.Data.SqlClient", "MySqlConnector", "MySql.Data", "Oracle.ManagedDataAccess",
    ];

    private static readonly string[] Embedded =
    [
        "Microsoft.Data.Sqlite", "System.Data.SQLite", "Microsoft.EntityFrameworkCore.Sqlite", "Microsoft.EntityFrameworkCore.InMemory",
        "DuckDB.NET.Data", "FirebirdSql.Data.FirebirdClient",
    ];

    private static readonly string[] SharedCaches =
    [
        "Microsoft.Extensions.Caching.StackExchangeRedis", "Microsoft.Extensions.Caching.SqlServer", "Microsoft.Extensions.Caching.Cosmos",
        "Microsoft.Extensions.Caching.Postgres",
    ];

    public bool Has(ITypeSymbol type)
    {
        if (type.IsUnknown())
            return false;
        if (IsAny(type, Network))
            return true;
        if (IsAny(type, Databases))
            return IsServers(type) || (IsAnyDatabase(type) && References(Servers) && !References(Embedded));

        return type.Is("Microsoft.Extensions.Caching.Distributed", "IDistributedCache")
            && References(SharedCaches)
            && !source.Mentions("DistributedMemoryCache");
    }

    // A type of no known driver may be of an embedded database.
    private static bool IsAnyDatabase(ITypeSymbol type)
    {
        if (type.ContainingNamespace.ToDisplayString() is "System.Data" or "System.Data.Common")
            return true;

        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.Is("Microsoft.EntityFrameworkCore", "DbContext"))
                return true;
        }

        return type.Is("Microsoft.EntityFrameworkCore", "IDbContextFactory");
    }

    private static bool IsServers(ITypeSymbol type)
    {
        var @namespace = type.ContainingNamespace.ToDisplayString();
        foreach (var server in Servers)
        {
            if (@namespace == server || @namespace.StartsWith(server + ".", StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private bool References(string[] assemblies)
    {
        foreach (var assembly in assemblies)
        {
            if (source.References(assembly))
                return true;
        }

        return false;
    }

    private static bool IsAny(ITypeSymbol type, (string Namespace, string Name)[] known)
    {
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            if (Is(current, known))
                return true;
        }

        foreach (var implemented in type.AllInterfaces)
        {
            if (Is(implemented, known))
                return true;
        }

        return false;
    }

    private static bool Is(ITypeSymbol type, (string Namespace, string Name)[] known)
    {
        foreach (var (@namespace, name) in known)
        {
            if (type.Is(@namespace, name))
                return true;
        }

        return false;
    }
}
