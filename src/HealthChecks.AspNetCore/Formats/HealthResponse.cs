using Microsoft.AspNetCore.Http;

namespace HealthChecks;

/// <summary>What an answer is to say.</summary>
/// <param name="report">The report on a subset, or on one check of it.</param>
/// <param name="detail">How much to tell.</param>
/// <param name="context">The request, for writers that look at it.</param>
public sealed class HealthResponse(SubsetReport report, HealthDetail detail, HttpContext context)
{
    /// <summary>
    /// The report on a subset; on one check of it, <see cref="Check"/>, it has that check alone. A writer that leaves members out sets what is left: the
    /// HTTP status follows it.
    /// </summary>
    public SubsetReport Report { get; set; } = report;

    /// <summary>How much the one who asks may be told.</summary>
    public HealthDetail Detail { get; } = detail;

    /// <summary>The request. A writer that looks at it says so in <see cref="IHealthResponseWriter.IsReusable"/>.</summary>
    public HttpContext Context { get; } = context;

    /// <summary>The name of the check, where one was asked for; null for the whole subset.</summary>
    public string? Check { get; init; }
}
