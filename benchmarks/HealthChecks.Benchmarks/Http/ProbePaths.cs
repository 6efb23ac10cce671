namespace HealthChecks.Benchmarks.Http;

/// <summary>Where every server here answers.</summary>
internal static class ProbePaths
{
    public const string Readiness = "/healthcheck/readiness";
    public const string Liveness = "/healthcheck/liveness";
}
