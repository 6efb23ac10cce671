using System.ComponentModel;

namespace HealthChecks;

/// <summary>
/// Written by the source generator on the assembly, one for each registry of it, so that analyzers find the registries without
/// looking at every type. Not for use in code.
/// </summary>
/// <param name="registry">The registry.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true, Inherited = false)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DeclaredHealthRegistryAttribute(Type registry) : Attribute
{
    /// <summary>The registry.</summary>
    public Type Registry { get; } = registry;
}
