using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace HealthChecks;

/// <summary>The liveness middleware.</summary>
internal static class Liveness
{
    /// <summary>What liveness is called among the subsets, where probes are counted.</summary>
    private const string Name = "liveness";

    public static void Use(IApplicationBuilder app, ProbePath path, ProbeTelemetry telemetry, IHealthLifecycle lifecycle, HealthPort port)
    {
        var probes = telemetry.Of(Name);
        app.Use(next => context => !path.Matches(context.Request.Path)
            ? next(context)
            : port.Admits(context) ? AnswerAsync(context, probes, lifecycle.IsStalled) : ProbeHeaders.NotFound(context));
    }

    private static Task AnswerAsync(HttpContext context, ProbedSubset probes, bool isStalled)
    {
        probes.OnAsked(context);
        var answering = LivenessResponse.WriteAsync(context, isStalled);
        probes.OnAnswered(context.Response.StatusCode);
        return answering;
    }
}
