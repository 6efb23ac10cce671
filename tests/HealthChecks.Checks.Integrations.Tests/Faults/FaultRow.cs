using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks.Checks.Integrations.Tests.Faults;

/// <summary>One line of the table: a check, what is wrong, and what the engine says of it.</summary>
/// <param name="Check">The class of the check.</param>
/// <param name="Fault">What is wrong.</param>
/// <param name="Status">What the check counts as.</param>
/// <param name="Reason">The reason code.</param>
/// <param name="Arrange">Makes the check, breaks what it asks, and returns how that is mended.</param>
internal sealed record FaultRow(string Check, string Fault, HealthStatus Status, string Reason, Func<FaultServers, Task<FaultCase>> Arrange)
{
    /// <summary>Whether the run is over by its timeout and not by an answer.</summary>
    public bool TakesItsTimeout { get; init; }

    /// <summary>Whether the check passes again once its server is well.</summary>
    public bool IsMended { get; init; }

    public override string ToString() => $"{Check}, {Fault}";
}
