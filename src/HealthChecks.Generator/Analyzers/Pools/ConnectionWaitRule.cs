using System.Collections.Immutable;
using HealthChecks.Generator.Analyzers.Declarations;
using HealthChecks.Generator.Analyzers.Usage;
using HealthChecks.Generator.Diagnostics;
using HealthChecks.Generator.Model;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MarkedCheck = HealthChecks.Generator.Analyzers.Declarations.MarkedCheck;

namespace HealthChecks.Generator.Analyzers.Pools;

/// <summary>HCK312 for the only pool of a project: what it takes to know that is found out in the order of what it costs.</summary>
internal sealed class ConnectionWaitRule(Compilation compilation, ProjectFacts project, CancellationToken cancellationToken)
{
    private const string Setting = "TimeoutSeconds";

    // The engine's; what lies outside of these bounds is an error, and said elsewhere.
    private const double DefaultTimeoutSeconds = 5;
    private const double MostSeconds = 86400;

    // What a connection string is changed by, and pools that are set up without any of the known calls.
    private static readonly string[] Doubts =
    [
        "ConnectionStringBuilder", "NpgsqlConnectionStringBuilder", "SqlConnectionStringBuilder", "DbConnectionStringBuilder",
        "ConnectionString", "SetConnectionString", "SetDbConnection", "NpgsqlFactory", "SqlClientFactory", "DbProviderFactories",
    ];

    private readonly ParseContext _parsing = new(compilation, semanticModel: null, reporter: null, cancellationToken);

    public void Report(Pool pool, Reporting reporting)
    {
        if (pool is not { ConnectionString: { } text, Argument: { } argument, Services.IsEmpty: false }
            || ConnectionTimeout.Of(text, pool.IsPostgres) is not { } wait
            || FirstGivenUp(pool, wait.Seconds) is not { } check
            || new NameSearch(compilation, cancellationToken).HasAny(Doubts)
            || MayHaveOtherPools())
        {
            return;
        }

        var properties = ImmutableDictionary<string, string?>.Empty;
        if (argument is LiteralExpressionSyntax)
            properties = properties.Add(DiagnosticProperties.ConnectionTimeout, NumberText.Of(Math.Max(1, Math.Floor(check.TimeoutSeconds) - 1)));
        reporting.Report(
            DiagnosticDescriptors.ConnectionWait,
            argument.GetLocation(),
            properties,
            check.Name,
            double.IsInfinity(wait.Seconds) ? "without limit" : NumberText.Of(wait.Seconds) + " s",
            NumberText.Of(check.TimeoutSeconds),
            wait.Key);
    }

    /// <summary>The check that is given up first while it waits; of several the first in the source.</summary>
    private (string Name, double TimeoutSeconds)? FirstGivenUp(Pool pool, double wait)
    {
        (string Name, double TimeoutSeconds)? first = null;
        foreach (var (symbol, registry) in new CheckDeclarations(compilation, project.Registries, _parsing).All)
        {
            if (registry is null
                || symbol.FindAttribute("HealthCheckAttribute") is not { } marker
                || Read(symbol, marker, registry) is not { Model.RejectedBecause: null } check
                || new AttributeReader(marker, _parsing).IsUnknown(Setting)
                || !check.Parameters.Any(parameter => IsServed(parameter, pool)))
            {
                continue;
            }

            // No connection string has a limit that is below a second: the time of the check is what is odd then.
            var timeout = check.Model.Settings.TimeoutSeconds ?? DefaultTimeoutSeconds;
            if (timeout is > 1 and <= MostSeconds && wait >= timeout && !(first?.TimeoutSeconds <= timeout))
                first = (check.Model.Name, timeout);
        }

        return first;
    }

    private MarkedCheck Read(ISymbol symbol, AttributeData marker, INamedTypeSymbol registry)
    {
        var parser = new CheckParser(_parsing, knownSubsets: null);
        CheckModel model = symbol is IMethodSymbol method ? parser.ParseMethod(method, marker) : parser.ParseClass((INamedTypeSymbol)symbol, marker);
        return new MarkedCheck(symbol, marker, model, registry);
    }

    private static bool IsServed(IParameterSymbol parameter, Pool pool) =>
        pool.Serves(parameter.Type) && !parameter.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "FromKeyedServicesAttribute");

    // new(...) has no name to find it by.
    private bool MayHaveOtherPools()
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            var text = tree.GetText(cancellationToken).ToString();
            if (!PoolReader.Created.Any(name => text.IndexOf(name, StringComparison.Ordinal) >= 0))
                continue;

            foreach (var node in tree.GetRoot(cancellationToken).DescendantNodes())
            {
                if (node is ImplicitObjectCreationExpressionSyntax
                    && _parsing.ModelOf(node)?.GetTypeInfo(node, cancellationToken).Type is { } type
                    && PoolReader.Created.Contains(type.Name))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
