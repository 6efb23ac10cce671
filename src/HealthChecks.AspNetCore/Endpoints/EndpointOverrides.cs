using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>What the application has said of one endpoint, or of all that one call maps.</summary>
internal sealed class EndpointOverrides
{
    /// <summary>The format of every answer; null: as is asked for.</summary>
    public ResponseFormat? Format { get; set; }

    /// <summary>How much anybody is told; null: what the application's options say.</summary>
    public HealthDetail? Detail { get; set; }

    /// <summary>The status codes for Healthy, Degraded and Unhealthy; null: the subset's.</summary>
    public (int Healthy, int Degraded, int Unhealthy)? StatusCodes { get; set; }

    public int StatusCodeOf(SubsetReport report) => StatusCodes is not { } codes ? report.Reporter.StatusCodeOf(report) : report.Status switch
    {
        HealthStatus.Healthy => codes.Healthy,
        HealthStatus.Degraded => codes.Degraded,
        _ => codes.Unhealthy,
    };
}
