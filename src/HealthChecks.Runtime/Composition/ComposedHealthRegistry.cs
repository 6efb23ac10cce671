using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>
/// The whole registry of an application: its own declarations, those of the registries that it includes, and the checks that other
/// packages registered at run time, with every membership settled.
/// </summary>
public sealed class ComposedHealthRegistry
{
    internal ComposedHealthRegistry(
        HealthRegistryDefinition root,
        IReadOnlyList<ComposedHealthCheck> checks,
        IReadOnlyList<ComposedHealthSubset> subsets)
    {
        Root = root;
        Checks = checks;
        Subsets = subsets;
    }

    /// <summary>What the application's own registry declares.</summary>
    public HealthRegistryDefinition Root { get; }

    /// <summary>Every check, by name, ordinal; those registered at run time last, in their order.</summary>
    public IReadOnlyList<ComposedHealthCheck> Checks { get; }

    /// <summary>Every subset, by name, ordinal.</summary>
    public IReadOnlyList<ComposedHealthSubset> Subsets { get; }

    /// <summary>Brings together what a registry declares and includes.</summary>
    /// <param name="root">The application's registry.</param>
    /// <returns>The whole.</returns>
    /// <exception cref="InvalidOperationException">
    /// The declarations contradict each other: the message names every problem, and what to do.
    /// </exception>
    public static ComposedHealthRegistry From(HealthRegistryDefinition root) => From(root, []);

    /// <summary>Brings together what a registry declares and includes and what was registered at run time.</summary>
    /// <param name="root">The application's registry.</param>
    /// <param name="registrations">Checks registered with <c>AddHealthChecks()</c> by whatever package.</param>
    /// <returns>The whole.</returns>
    /// <exception cref="InvalidOperationException">
    /// The declarations contradict each other: the message names every problem, and what to do.
    /// </exception>
    public static ComposedHealthRegistry From(HealthRegistryDefinition root, IEnumerable<HealthCheckRegistration> registrations)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(registrations);
        return new RegistryComposer(root).Compose(registrations);
    }

    /// <summary>The subset of a name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The subset, or null.</returns>
    public ComposedHealthSubset? FindSubset(string name)
    {
        foreach (var subset in Subsets)
        {
            if (string.Equals(subset.Name, name, StringComparison.OrdinalIgnoreCase))
                return subset;
        }

        return null;
    }
}
