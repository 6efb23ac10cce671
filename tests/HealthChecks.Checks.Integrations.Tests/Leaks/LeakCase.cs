using HealthChecks.Checks.Integrations.Tests.Faults;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks.Checks.Integrations.Tests.Leaks;

/// <summary>A check that fails, and holds what it must not give away.</summary>
/// <param name="Check">The class of the check; of a generic one, its definition.</param>
/// <param name="Failure">How it fails.</param>
/// <param name="Make">Makes it.</param>
internal sealed record LeakCase(Type Check, string Failure, Func<FaultServers, Task<IHealthCheck>> Make)
{
    public LeakCase(Type check, string failure, Func<FaultServers, IHealthCheck> make)
        : this(check, failure, servers => Task.FromResult(make(servers)))
    {
    }

    /// <summary>
    /// Whether an exception that is not the check's own says the secret: a server's answer is quoted by its client, a store of the application
    /// throws it. Then it may be in the log, as that exception, and nowhere else.
    /// </summary>
    public bool IsInException { get; init; }

    public override string ToString() => $"{Check.Name.Split('`')[0]}, {Failure}";
}
