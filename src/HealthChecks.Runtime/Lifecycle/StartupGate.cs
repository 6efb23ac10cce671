namespace HealthChecks;

/// <summary>A declared gate.</summary>
internal sealed class StartupGate(string name)
{
    public string Name { get; } = name;
}
