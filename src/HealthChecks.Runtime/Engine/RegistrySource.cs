namespace HealthChecks;

/// <summary>The registry that was added to the services, and how to name it.</summary>
internal sealed class RegistrySource(Type type, HealthRegistryDefinition definition)
{
    public Type Type { get; } = type;

    public HealthRegistryDefinition Definition { get; } = definition;
}
