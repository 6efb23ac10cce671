namespace HealthChecks.Benchmarks.Http;

/// <summary>How long a probe took, and whether the answer was 200.</summary>
internal readonly record struct ProbeResult(TimeSpan Took, bool Passed)
{
    /// <summary>The status code of the answer; 0 when there was none.</summary>
    public int StatusCode { get; init; }
}
