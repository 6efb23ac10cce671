namespace HealthChecks.Tests;

/// <summary>Declarations as the generator writes them, made by hand.</summary>
internal static class Declare
{
    /// <summary>A check of which there is one instance, critical in its subsets.</summary>
    public static HealthCheckDefinition Check(string name, IHealthCheck? instance, params string[] subsets) =>
        Check(name, instance, Membership(subsets));

    public static HealthCheckDefinition Check(
        string name,
        IHealthCheck? instance,
        HealthMembership[]? memberships = null,
        double? timeout = null,
        double? fresh = null,
        double? every = null,
        double? maxAge = null,
        bool blocking = false,
        bool optional = false,
        string[]? tags = null,
        int? failAfter = null,
        int? passAfter = null,
        string[]? blockedBy = null,
        bool needsRunningProcess = false) => new(name, _ => instance)
        {
            BlockedBy = blockedBy ?? [],
            NeedsRunningProcess = needsRunningProcess,
            Source = "Tests." + name,
            Memberships = memberships ?? [new HealthMembership("readiness")],
            MayBeAbsent = instance is null,
            TimeoutSeconds = timeout,
            FreshSeconds = fresh,
            EverySeconds = every,
            MaxAgeSeconds = maxAge,
            Blocking = blocking,
            Optional = optional,
            FailAfter = failAfter,
            PassAfter = passAfter,
            Tags = tags ?? [],
        };

    /// <summary>What the generator has written.</summary>
    public static HealthRegistryDefinition DefinitionOf<TRegistry>()
        where TRegistry : IHealthRegistry => TRegistry.Definition;

    /// <summary>Memberships, critical.</summary>
    public static HealthMembership[] Membership(params string[] subsets) => [.. subsets.Select(static subset => new HealthMembership(subset))];

    /// <summary>A membership that degrades the subset at most.</summary>
    public static HealthMembership[] NonCritical(string subset) => [new HealthMembership(subset, Critical: false)];

    /// <summary>A registry with the one subset <c>readiness</c>.</summary>
    public static HealthRegistryDefinition Readiness(params HealthCheckDefinition[] checks) =>
        Registry([new HealthSubsetDefinition("readiness")], checks);

    public static HealthRegistryDefinition Registry(HealthSubsetDefinition[] subsets, params HealthCheckDefinition[] checks) =>
        new("Tests.AppHealth") { Subsets = subsets, Checks = checks };
}
