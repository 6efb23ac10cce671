using HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Serves subsets as endpoints.</summary>
public static class HealthEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Serves every subset at its name below the mount (<c>/healthcheck/readiness</c>), each of its checks below that
    /// (<c>/healthcheck/readiness/database</c>), and at the mount an index of the subsets. Below the mount every other path is 404 and every
    /// method but GET and HEAD 405, whatever fallback the application maps; a mount that is the root leaves other paths to the
    /// application. Anonymous, and answered right after routing, unless conventions on what this returns say otherwise.
    /// </summary>
    /// <param name="endpoints">The application's endpoints.</param>
    /// <returns>The endpoints, for conventions such as <c>RequireAuthorization</c>.</returns>
    /// <exception cref="InvalidOperationException">No registry has been added, or it contradicts itself.</exception>
    public static HealthEndpointConventionBuilder MapHealth(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var (reporter, services) = Reporter(endpoints, nameof(MapHealth));
        var paths = services.GetRequiredService<HealthPaths>();
        var mapped = new MappedEndpoints();
        var overrides = new EndpointOverrides();
        foreach (var subset in reporter.Subsets)
            Map(endpoints, subset, paths.PathOf(subset.Name), services, overrides, mapped);

        // Below the root everything is the application's: its start page, its fallback, its static files.
        if (paths.Mount.Length > 0)
        {
            var telemetry = services.GetRequiredService<ProbeTelemetry>();
            var clock = services.GetRequiredService<IOptions<HealthOptions>>().Value.TimeProvider;
            var index = new IndexEndpoint(reporter.Subsets, overrides, services.GetRequiredService<ProbeServices>(), clock, telemetry);
            mapped.Include(Map(endpoints, paths.Mount, index.InvokeAsync, "index", services));
            mapped.Include(endpoints.Map(paths.PathOf("{**rest}"), ProbeHeaders.NotFound).WithDisplayName("Health: not found"));
        }

        return Done(mapped, overrides, services);
    }

    /// <summary>
    /// Serves one subset at a path of the application's choice, and each of its checks below that. Several paths may serve one subset.
    /// </summary>
    /// <param name="endpoints">The application's endpoints.</param>
    /// <param name="subset">The name of the subset.</param>
    /// <param name="pattern">The path, such as <c>/readyz</c>.</param>
    /// <returns>The endpoint, for conventions.</returns>
    /// <exception cref="InvalidOperationException">No registry has been added, or it contradicts itself.</exception>
    /// <exception cref="ArgumentException">Nobody declares the subset; the message names those that there are.</exception>
    public static HealthEndpointConventionBuilder MapHealthSubset(this IEndpointRouteBuilder endpoints, [SubsetName] string subset, string pattern)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentException.ThrowIfNullOrEmpty(subset);
        ArgumentNullException.ThrowIfNull(pattern);
        var (reporter, services) = Reporter(endpoints, nameof(MapHealthSubset));
        var found = reporter.Find(subset) ?? throw NoSubset(reporter, subset);

        var mapped = new MappedEndpoints();
        var overrides = new EndpointOverrides();
        Map(endpoints, found, pattern, services, overrides, mapped);
        return Done(mapped, overrides, services);
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

    private static void Map(
        IEndpointRouteBuilder endpoints,
        SubsetReporter subset,
        string path,
        IServiceProvider services,
        EndpointOverrides overrides,
        MappedEndpoints mapped)
    {
        services.GetRequiredService<HealthPaths>().ThrowIfShadowed(subset.Name, path);
        services.GetRequiredService<MappedSubsets>().Add(subset, path);
        var shared = services.GetRequiredService<ProbeServices>();
        var probes = services.GetRequiredService<ProbeTelemetry>().Of(subset.Name);
        mapped.Include(Map(endpoints, path, new ProbeEndpoint(new SubsetSource(subset), overrides, shared, probes).InvokeAsync, subset.Name, services));

        // Below the root everything is the application's.
        var trimmed = path.TrimEnd('/');
        if (trimmed.Length > 0)
            mapped.Include(Map(endpoints, $"{trimmed}/{{{CheckEndpoints.Parameter}}}", new CheckEndpoints(subset, overrides, shared, probes).InvokeAsync, subset.Name + ", one check", services));
    }

    private static IEndpointConventionBuilder Map(IEndpointRouteBuilder endpoints, string path, RequestDelegate answer, string name, IServiceProvider services)
    {
        var mapped = endpoints.Map(path, answer).WithDisplayName("Health: " + name);
        if (!services.GetRequiredService<IOptions<HealthEndpointOptions>>().Value.RequestTelemetry)
            ProbeTraffic.LeaveOut(mapped);
        return mapped;
    }

    private static HealthEndpointConventionBuilder Done(MappedEndpoints mapped, EndpointOverrides overrides, IServiceProvider services)
    {
        ProbeConventions.Apply(mapped);
        return new HealthEndpointConventionBuilder(mapped, overrides, services.GetRequiredService<ResponseFormats>().Count);
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
