namespace HealthChecks.Tests.Support;

/// <summary>A registry whose definition is the test's own.</summary>
internal sealed class TestRegistry : IHealthRegistry
{
    private static readonly AsyncLocal<HealthRegistryDefinition?> Current = new();

    public static HealthRegistryDefinition Definition =>
        Current.Value ?? throw new InvalidOperationException("The test has not said what its registry declares.");

    /// <summary>What <see cref="Definition"/> is from here on, in this test.</summary>
    public static void Declare(HealthRegistryDefinition definition) => Current.Value = definition;
}
