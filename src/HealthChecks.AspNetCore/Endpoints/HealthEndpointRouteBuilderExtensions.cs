using HealthChecks;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Serves subsets as endpoints.</summary>
public static class HealthEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Serves every subset at its name below the mount (<c>/healthcheck/readiness</c>). Below the mount every other path is 404 and every
    /// method but GET and HEAD 405, whatever fallback the application maps; a mount that is the root leaves other paths to the
    /// application. Anonymous, and answered right after routing, unless conventions on what this returns say otherwise.
    /// </summary>
    /// <param name="endpoints">The application's endpoints.</param>
    /// <returns>The endpoints, for conventions such as <c>RequireAuthorization</c>.</returns>
    /// <exception cref="InvalidOperationException">No registry has been added, or it contradicts itself.</exception>
    public static IEndpointConventionBuilder MapHealth(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var (reporter, services) = Reporter(endpoints, nameof(MapHealth));
        var paths = services.GetRequiredService<HealthPaths>();
        var mapped = new MappedEndpoints();
        foreach (var subset in reporter.Subsets)
        {
            var path = paths.PathOf(subset.Name);
            mapped.Include(Map(endpoints, subset, path, services));
        }

        // Below the root everything is the application's: its fallback, its static files.
        if (paths.Mount.Length > 0)
            mapped.Include(endpoints.Map(paths.PathOf("{**rest}"), ProbeHeaders.NotFound).WithDisplayName("Health: not found"));
        ProbeConventions.Apply(mapped);
        return mapped;
    }

    /// <summary>Serves one subset at a path of the application's choice. Several paths may serve one subset.</summary>
    /// <param name="endpoints">The application's endpoints.</param>
    /// <param name="subset">The name of the subset.</param>
    /// <param name="pattern">The path, such as <c>/readyz</c>.</param>
    /// <returns>The endpoint, for conventions.</returns>
    /// <exception cref="InvalidOperationException">No registry has been added, or it contradicts itself.</exception>
    /// <exception cref="ArgumentException">Nobody declares the subset; the message names those that there are.</exception>
    public static IEndpointConventionBuilder MapHealthSubset(this IEndpointRouteBuilder endpoints, [SubsetName] string subset, string pattern)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentException.ThrowIfNullOrEmpty(subset);
        ArgumentNullException.ThrowIfNull(pattern);
        var (reporter, services) = Reporter(endpoints, nameof(MapHealthSubset));
        var found = reporter.Find(subset) ?? throw NoSubset(reporter, subset);

        var endpoint = Map(endpoints, found, pattern, services);
        ProbeConventions.Apply(endpoint);
        return endpoint;
    }

    private static ArgumentException NoSubset(IHealthReporter reporter, string subset)
    {
        var known = new List<string>();
        foreach (var each in reporter.Subsets)
            known.Add($"'{each.Name}'");
        return new ArgumentException(
            $"There is no health subset '{subset}'; declare it with [HealthSubset(\"{subset}\")], or use one of {string.Join(", ", known)}.",
            nameof(subset));
    }

    private static IEndpointConventionBuilder Map(IEndpointRouteBuilder endpoints, SubsetReporter subset, string path, IServiceProvider services)
    {
        services.GetRequiredService<HealthPaths>().ThrowIfShadowed(subset.Name, path);
        services.GetRequiredService<MappedSubsets>().Add(subset, path);
        var isDevelopment = services.GetRequiredService<IHostEnvironment>().IsDevelopment();
        var options = services.GetRequiredService<IOptions<HealthEndpointOptions>>().Value;
        var probes = services.GetRequiredService<ProbeTelemetry>().Of(subset.Name);
        var endpoint = new SubsetEndpoint(subset, isDevelopment ? HealthDetail.Full : options.Anonymous, probes);
        var mapped = endpoints.Map(path, endpoint.InvokeAsync).WithDisplayName("Health: " + subset.Name);
        if (!options.RequestTelemetry)
            ProbeTraffic.LeaveOut(mapped);
        return mapped;
    }

    private static (IHealthReporter Reporter, IServiceProvider Services) Reporter(IEndpointRouteBuilder endpoints, string caller)
    {
        var services = endpoints.ServiceProvider;
        if (services.GetService<MappedSubsets>() is null)
        {
            throw new InvalidOperationException(
                $"{caller} needs a health registry; call builder.Services.AddHealthRegistry<...>() before the application is built.");
        }

        return (services.GetRequiredService<IHealthReporter>(), services);
    }
}
