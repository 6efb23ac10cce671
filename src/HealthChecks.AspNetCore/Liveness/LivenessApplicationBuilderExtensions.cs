using HealthChecks;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Serves liveness where <c>AddHealthRegistry</c> cannot.</summary>
public static class LivenessApplicationBuilderExtensions
{
    /// <summary>
    /// Answers the liveness probe at this place of the pipeline. Not needed in an ordinary application, where <c>AddHealthRegistry</c>
    /// serves liveness ahead of every middleware; it is for pipelines that no startup filter reaches, such as a branch with a path of
    /// its own. Call it before every other middleware (rule HCK001).
    /// </summary>
    /// <param name="app">The pipeline.</param>
    /// <returns>The pipeline.</returns>
    /// <exception cref="InvalidOperationException">No registry has been added, or its liveness is switched off.</exception>
    public static IApplicationBuilder UseLiveness(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var paths = app.ApplicationServices.GetService<HealthPaths>() ?? throw new InvalidOperationException(
            "UseLiveness needs a health registry; call builder.Services.AddHealthRegistry<...>() before the application is built.");
        if (paths.Liveness is not { } liveness)
            throw new InvalidOperationException("UseLiveness has no path to answer at: LivenessPath is empty. Set one, or remove the call.");

        var services = app.ApplicationServices;
        Liveness.Use(app, new ProbePath(liveness, paths.PathBase), services.GetRequiredService<ProbeTelemetry>(), services.GetRequiredService<IHealthLifecycle>(), services.GetRequiredService<HealthPort>());
        return app;
    }
}
