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
    public FaultRow(string check, string fault, HealthStatus status, string reason, Func<FaultServers, FaultCase> arrange)
        : this(check, fault, status, reason, servers => Task.FromResult(arrange(servers)))
    {
    }

    public FaultAnswer Answer { get; init; }

    /// <summary>Whether the check passes again once its server is well.</summary>
    public bool IsMended { get; init; }

    /// <summary>Nothing is wrong.</summary>
    public static FaultRow Up(string check, Func<FaultServers, IHealthCheck> make, string what = "up") =>
        new(check, what, HealthStatus.Healthy, HealthReasons.Healthy, servers => new FaultCase(make(servers)));

    public override string ToString() => $"{Check}, {Fault}";
}
