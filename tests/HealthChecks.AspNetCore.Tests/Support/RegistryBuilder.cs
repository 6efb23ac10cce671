namespace HealthChecks.Tests.Support;

/// <summary>Declares by hand what the generator would.</summary>
internal sealed class RegistryBuilder
{
    private readonly List<HealthSubsetDefinition> _subsets = [];
    private readonly List<HealthCheckDefinition> _checks = [];

    public string Path { get; init; } = "/healthcheck";

    public string LivenessPath { get; init; } = "/healthcheck/liveness";

    public string? PathBase { get; init; }

    public RegistryBuilder Subset(string name) => Subset(new HealthSubsetDefinition(name));

    public RegistryBuilder Subset(HealthSubsetDefinition subset)
    {
        _subsets.Add(subset);
        return this;
    }

    public RegistryBuilder Check(string name, HealthCheckResult result, params string[] subsets) =>
        Check(name, new StubCheck(result), subsets);

    public RegistryBuilder Check(string name, IHealthCheck check, params string[] subsets) =>
        Check(new HealthCheckDefinition(name, _ => check)
        {
            Source = "Tests." + name,
            Memberships = [.. subsets.Select(static subset => new HealthMembership(subset))],
        });

    public RegistryBuilder Check(HealthCheckDefinition check)
    {
        _checks.Add(check);
        return this;
    }

    public HealthRegistryDefinition Build() => new("Tests.AppHealth")
    {
        Path = Path,
        LivenessPath = LivenessPath,
        PathBase = PathBase,
        Subsets = _subsets,
        Checks = _checks,
    };
}
