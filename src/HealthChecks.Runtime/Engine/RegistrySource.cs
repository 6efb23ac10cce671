namespace HealthChecks;

/// <summary>The registry that was added to the services, and how to name it.</summary>
internal sealed record RegistrySource(Type Type, HealthRegistryDefinition Definition);
