using HealthChecks.Checks.Integrations.Tests.Faults;

namespace HealthChecks.Checks.Integrations.Tests.Leaks;

/// <summary>Tests that take the console, which belongs to the process, and the servers: when the others are through.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class LeakCollection : ICollectionFixture<FaultServers>
{
    public const string Name = "leaks";
}
