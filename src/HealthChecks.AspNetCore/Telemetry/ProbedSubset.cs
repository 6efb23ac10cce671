using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http;

namespace HealthChecks;

/// <summary>
/// What is known of the probes of one subset, or of liveness. It takes no lock and allocates nothing, but for a status code that is not
/// the one before.
/// </summary>
internal sealed class ProbedSubset(string name, Counter<long> probes, TimeProvider clock, bool inRequestTelemetry)
{
    private long _last = clock.GetTimestamp();
    private object _statusCode = StatusCodes.Status200OK;

    public string Name { get; } = name;

    /// <summary>The tag of the subset.</summary>
    public KeyValuePair<string, object?> Tag { get; } = new(HealthTelemetry.SubsetNameTag, name);

    /// <summary>How long ago the last probe was.</summary>
    public TimeSpan Age => clock.GetElapsedTime(Volatile.Read(ref _last));

    /// <summary>Takes note of a probe before it is answered.</summary>
    public void OnAsked(HttpContext context)
    {
        Volatile.Write(ref _last, clock.GetTimestamp());
        LeaveOut(context);
    }

    /// <summary>Keeps a request out of what the application says about its requests, unless it is to be there.</summary>
    public void LeaveOut(HttpContext context)
    {
        if (!inRequestTelemetry)
            ProbeTraffic.LeaveOut(context);
    }

    /// <summary>Counts a probe by its answer.</summary>
    public void OnAnswered(int statusCode)
    {
        if (!probes.Enabled)
            return;

        // A listener may throw; the probe is answered all the same.
        try
        {
            probes.Add(1, Tag, new KeyValuePair<string, object?>(HealthTelemetry.StatusCodeTag, Boxed(statusCode)));
        }
        catch (Exception)
        {
            // There is nowhere to say so.
        }
    }

    // A tag is an object; the same one again while the answers are the same.
    private object Boxed(int statusCode)
    {
        var last = _statusCode;
        return (int)last == statusCode ? last : _statusCode = statusCode;
    }
}
