using Microsoft.AspNetCore.Builder;

namespace HealthChecks;

/// <summary>The liveness middleware.</summary>
internal static class Liveness
{
    public static void Use(IApplicationBuilder app, ProbePath path, IHealthLifecycle lifecycle) =>
        app.Use(next => context => path.Matches(context.Request.Path) ? LivenessResponse.WriteAsync(context, lifecycle.IsStalled) : next(context));
}
