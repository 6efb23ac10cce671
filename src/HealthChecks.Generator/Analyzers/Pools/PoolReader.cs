using System.Collections.Immutable;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace HealthChecks.Generator.Analyzers.Pools;

/// <summary>Finds the pools of connections that a project sets up: by name, so that nothing else is bound.</summary>
internal sealed class PoolReader(ProjectFacts project)
{
    /// <summary>The classes of which an object has, or is taken from, a pool of its connection string.</summary>
    public static readonly ImmutableArray<string> Created =
        ["NpgsqlConnection", "NpgsqlDataSourceBuilder", "NpgsqlSlimDataSourceBuilder", "SqlConnection"];

    private const string DataSource = "NpgsqlDataSource";

    // Asked for each call of the project; never changed. Some are here only because they are pools too: another is then not the only one.
    private static readonly HashSet<string> Calls = new(StringComparer.Ordinal)
    {
        "AddNpgsqlDataSource",
        "AddNpgsqlSlimDataSource",
        "AddMultiHostNpgsqlDataSource",
        "AddMultiHostNpgsqlSlimDataSource",
        "AddKeyedNpgsqlDataSource",
        "AddAzureNpgsqlDataSource",
        "AddNpgsqlDbContext",
        "AddAzureNpgsqlDbContext",
        "AddNpgsql",
        "AddSqlServer",
        "AddSqlServerClient",
        "AddKeyedSqlServerClient",
        "AddSqlServerDbContext",
        "CreateDataSource",
        "UseNpgsql",
        "UseSqlServer",
        "UseAzureSql",
    };

    private readonly PoolServices _services = new(project);

    /// <summary>Whether a library whose pools are known is in reach.</summary>
    public static bool MayHavePools(ProjectFacts project) =>
        project.Has("Npgsql.NpgsqlConnection")
        || project.Has("Microsoft.Data.SqlClient.SqlConnection")
        || project.Has("System.Data.SqlClient.SqlConnection");

    /// <summary>The pool that a call or creation sets up; null when it sets up none.</summary>
    public Pool? Read(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
    {
        if (!HasName(node))
            return null;

        return model.GetOperation(node, cancellationToken) switch
        {
            IInvocationOperation call => OfCall(call, model),
            IObjectCreationOperation { Type: INamedTypeSymbol type } creation => OfCreation(creation, type, model),
            _ => Pool.Unknown,
        };
    }

    private static bool HasName(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax call => CallActions.NameOf(call) is { } name
            && (Calls.Contains(name) || (name == "Create" && call.Expression is MemberAccessExpressionSyntax member && LastName(member.Expression) == DataSource)),
        ObjectCreationExpressionSyntax creation => LastName(creation.Type) is { } name && Created.Contains(name),
        _ => false,
    };

    private Pool OfCreation(IObjectCreationOperation creation, INamedTypeSymbol type, SemanticModel model)
    {
        if (type.Is("Npgsql", type.Name))
        {
            var pooled = type.Name == "NpgsqlConnection" ? type : project.Type("Npgsql.NpgsqlDataSource");
            return Of(creation.Arguments, isPostgres: true, pooled is null ? [] : _services.Registered(creation.Syntax, pooled, model));
        }

        return type.Is("Microsoft.Data.SqlClient", type.Name) || type.Is("System.Data.SqlClient", type.Name)
            ? Of(creation.Arguments, isPostgres: false, _services.Registered(creation.Syntax, type, model))
            : Pool.Unknown;
    }

    private Pool OfCall(IInvocationOperation call, SemanticModel model)
    {
        var method = call.TargetMethod;
        var owner = method.ContainingType;
        if (owner.Is("Npgsql", DataSource))
            return Of(call.Arguments, isPostgres: true, _services.Registered(call.Syntax, owner, model));
        if (owner.Is("Microsoft.EntityFrameworkCore", "NpgsqlDbContextOptionsBuilderExtensions"))
            return Of(call.Arguments, isPostgres: true, _services.Contexts(call.Syntax, model));
        if (owner.Is("Microsoft.EntityFrameworkCore", "SqlServerDbContextOptionsExtensions"))
            return Of(call.Arguments, isPostgres: false, _services.Contexts(call.Syntax, model));

        if (owner.Is(MetadataNames.DependencyInjectionNamespace, "NpgsqlServiceCollectionExtensions"))
        {
            // Both the library and its provider for Entity Framework have a class of this name.
            if (method.Name == "AddNpgsql")
                return Of(call.Arguments, isPostgres: true, [.. method.TypeArguments]);
            if (method.Name is "AddNpgsqlDataSource" or "AddNpgsqlSlimDataSource" && !IsGiven(call, "serviceKey"))
                return Of(call.Arguments, isPostgres: true, _services.OfDataSource());
        }

        return owner.Is(MetadataNames.DependencyInjectionNamespace, "SqlServerServiceCollectionExtensions")
            ? Of(call.Arguments, isPostgres: false, [.. method.TypeArguments])
            : Pool.Unknown;
    }

    private static Pool Of(ImmutableArray<IArgumentOperation> arguments, bool isPostgres, ImmutableArray<ITypeSymbol> services)
    {
        foreach (var argument in arguments)
        {
            if (argument is { Parameter.Name: "connectionString", ArgumentKind: ArgumentKind.Explicit, Value: var value }
                && value.ConstantValue is { HasValue: true, Value: string text })
            {
                return new Pool(text, value.Syntax, isPostgres, services);
            }
        }

        return Pool.Unknown;
    }

    private static bool IsGiven(IInvocationOperation call, string parameter)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Name == parameter)
                return argument.ArgumentKind != ArgumentKind.DefaultValue;
        }

        return false;
    }

    private static string? LastName(ExpressionSyntax type) => type switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        _ => null,
    };
}
