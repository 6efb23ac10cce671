namespace HealthChecks;

/// <summary>
/// A health registry: implemented by the source generator on the class that carries <see cref="HealthRegistryAttribute"/>. An error
/// that a class does not implement it means that the class is not partial, or that the generator did not run.
/// </summary>
public interface IHealthRegistry
{
    /// <summary>Everything that the registry declares: its checks, subsets, memberships and included registries.</summary>
    static abstract HealthRegistryDefinition Definition { get; }
}
