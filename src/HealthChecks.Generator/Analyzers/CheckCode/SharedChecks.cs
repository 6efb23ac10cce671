using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Analyzers.CheckCode;

/// <summary>Finds out whether one object serves all runs of a check: it needs nothing, or only what is a singleton in every application.</summary>
internal static class SharedChecks
{
    private static readonly HashSet<string> Singletons = new(StringComparer.Ordinal)
    {
        "Microsoft.Extensions.Logging.ILogger",
        "Microsoft.Extensions.Logging.ILoggerFactory",
        "Microsoft.Extensions.Configuration.IConfiguration",
        "Microsoft.Extensions.Options.IOptions",
        "Microsoft.Extensions.Options.IOptionsMonitor",
        "Microsoft.Extensions.Hosting.IHostEnvironment",
        "Microsoft.Extensions.Hosting.IHostApplicationLifetime",
        "Microsoft.AspNetCore.Hosting.IWebHostEnvironment",
        "Microsoft.Extensions.DependencyInjection.IServiceScopeFactory",
        "Microsoft.Extensions.Caching.Memory.IMemoryCache",
        "Microsoft.Extensions.Caching.Distributed.IDistributedCache",
        "System.Net.Http.IHttpClientFactory",
        "System.TimeProvider",
        "Npgsql.NpgsqlDataSource",
    };

    public static bool IsShared(INamedTypeSymbol type)
    {
        // A factory of the registry may give it anything.
        if (type.FindAttribute("HealthCheckAttribute") is null || ClassRules.ChooseConstructor(type, out _) is not { } constructor)
            return false;

        foreach (var parameter in constructor.Parameters)
        {
            var name = $"{parameter.Type.ContainingNamespace?.ToDisplayString()}.{parameter.Type.Name}";
            if (!Singletons.Contains(name) || !parameter.GetAttributes().IsEmpty)
                return false;
        }

        return true;
    }
}
