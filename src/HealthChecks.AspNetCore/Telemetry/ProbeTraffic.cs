using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpLogging;

namespace HealthChecks;

/// <summary>
/// Keeps probes out of what an application says about its requests: there are more of them than of anything else, and they are fast, so
/// that they make every percentile look better than it is.
/// </summary>
internal static class ProbeTraffic
{
    /// <summary>Leaves a request out of the server's metrics and spans.</summary>
    public static void LeaveOut(HttpContext context)
    {
        var features = context.Features;
#if NET9_0_OR_GREATER
        if (features.Get<IHttpMetricsTagsFeature>() is { } metrics)
            metrics.MetricsDisabled = true;
#endif
        if (features.Get<IHttpActivityFeature>()?.Activity is { } activity)
        {
            activity.IsAllDataRequested = false;
            activity.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        }
    }

    /// <summary>Leaves an endpoint out of the server's metrics and of HTTP logging, whoever answers in its place.</summary>
    public static void LeaveOut(IEndpointConventionBuilder endpoint) => endpoint.Add(static builder =>
    {
#if NET9_0_OR_GREATER
        builder.Metadata.Add(new DisableHttpMetricsAttribute());
#endif
        builder.Metadata.Add(new HttpLoggingAttribute(HttpLoggingFields.None));
    });
}
