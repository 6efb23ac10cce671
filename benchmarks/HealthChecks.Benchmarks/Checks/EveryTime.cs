namespace HealthChecks.Benchmarks.Checks;

/// <summary>A registry whose readings are never served again: every report runs every check.</summary>
internal sealed class EveryTime<TRegistry> : IHealthRegistry
    where TRegistry : IHealthRegistry
{
    public static HealthRegistryDefinition Definition { get; } = new(TRegistry.Definition.Name)
    {
        Subsets = TRegistry.Definition.Subsets,
        Checks = [.. TRegistry.Definition.Checks.Select(static check => new HealthCheckDefinition(check.Name, check.Factory)
        {
            Memberships = check.Memberships,
            Dependencies = check.Dependencies,
            CheckType = check.CheckType,
            FreshSeconds = 0,
        })],
    };
}
