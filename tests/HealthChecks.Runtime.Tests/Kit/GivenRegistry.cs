namespace HealthChecks.Tests;

/// <summary>Stands for any registry: its definition is what the thread has been given, because a registry is a type argument.</summary>
internal sealed class GivenRegistry : IHealthRegistry
{
    [ThreadStatic]
    private static HealthRegistryDefinition? _next;

    public static HealthRegistryDefinition Next { set => _next = value; }

    public static HealthRegistryDefinition Definition => _next!;
}
