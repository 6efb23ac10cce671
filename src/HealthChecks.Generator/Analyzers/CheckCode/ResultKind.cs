namespace HealthChecks.Generator.Analyzers.CheckCode;

/// <summary>What a result says, as far as the source tells.</summary>
internal enum ResultKind
{
    /// <summary>Not known.</summary>
    Unknown,

    /// <summary>Healthy, for certain.</summary>
    Healthy,

    /// <summary>Degraded, for certain.</summary>
    Degraded,

    /// <summary>Unhealthy, for certain.</summary>
    Unhealthy,
}
