using Microsoft.AspNetCore.Http;

namespace HealthChecks;

/// <summary>What is known of the subsets that the application serves, without asking anybody.</summary>
/// <param name="subsets">What <see cref="SubsetReporter.Look()"/> says of each, by name, ordinal.</param>
/// <param name="detail">How much the one who asks may be told; names and statuses of the subsets always.</param>
/// <param name="timestamp">The time of day, UTC.</param>
/// <param name="context">The request.</param>
public sealed class HealthIndex(IReadOnlyList<SubsetReport> subsets, HealthDetail detail, DateTimeOffset timestamp, HttpContext context)
{
    /// <summary>What is known of each subset, by name, ordinal.</summary>
    public IReadOnlyList<SubsetReport> Subsets { get; } = subsets;

    /// <summary>How much the one who asks may be told.</summary>
    public HealthDetail Detail { get; } = detail;

    /// <summary>The time of day, UTC.</summary>
    public DateTimeOffset Timestamp { get; } = timestamp;

    /// <summary>The request.</summary>
    public HttpContext Context { get; } = context;
}
