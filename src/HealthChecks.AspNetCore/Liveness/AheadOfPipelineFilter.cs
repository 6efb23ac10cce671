using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace HealthChecks;

/// <summary>
/// Serves liveness, and the subsets that ask for it, ahead of every middleware. It stands first among the services, because host
/// filtering is a startup filter too and comes before the first line of the application's own pipeline.
/// </summary>
internal sealed class AheadOfPipelineFilter(HealthPaths paths, IServiceProvider services) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        var lifecycle = services.GetRequiredService<IHealthLifecycle>();
        app.Use(next => new DrainMiddleware(lifecycle, next).InvokeAsync);
        if (Probes.Access.LooksAtPeers)
            app.Use(next => context => { ProbePeer.Note(context); return next(context); });
        if (paths.Liveness is { } liveness)
            Liveness.Use(app, new ProbePath(liveness, paths.PathBase), Telemetry, lifecycle, Probes.Port);
        UseSubsets(app);
        next(app);
    };

    private ProbeServices Probes => services.GetRequiredService<ProbeServices>();

    private ProbeTelemetry Telemetry => services.GetRequiredService<ProbeTelemetry>();

    private void UseSubsets(IApplicationBuilder app)
    {
        foreach (var subset in services.GetRequiredService<IHealthReporter>().Subsets)
        {
            if (subset.Subset.Definition.AheadOfPipeline != true)
                continue;

            paths.ThrowIfShadowed(subset.Name, paths.PathOf(subset.Name));
            var path = new ProbePath(paths.PathOf(subset.Name), paths.PathBase);
            var endpoint = new ProbeEndpoint(new SubsetSource(subset), new EndpointOverrides(), Probes, Telemetry.Of(subset.Name)) { FixedDetail = HealthDetail.Status };
            app.Use(next => context => path.Matches(context.Request.Path) && subset.IsEnabled ? endpoint.InvokeAsync(context) : next(context));
        }
    }
}
