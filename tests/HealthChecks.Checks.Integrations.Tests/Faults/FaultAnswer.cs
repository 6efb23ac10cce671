namespace HealthChecks.Checks.Integrations.Tests.Faults;

/// <summary>When a check answers.</summary>
internal enum FaultAnswer
{
    /// <summary>Well before its timeout.</summary>
    AtOnce,

    /// <summary>Before its timeout, and later than it would have.</summary>
    Slowly,

    /// <summary>Not at all: the run is over by its timeout.</summary>
    AtTimeout,
}
