using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Rules.Tests.Cases.Declarations;

internal sealed class ResourceInReadiness : RuleCases
{
    private const string Disk = "static DiskHealthCheck Disk() => new();";
    private const string Memory = "static MemoryHealthCheck? Memory() => new();";

    public ResourceInReadiness()
        : base("HCK122")
    {
        Reports("a disk check", TestProject.Of(Registry("HealthSubset(\"readiness\")", "[HealthCheck, InSubset([|\"readiness\"|])] " + Disk)), says: "a disk check and critical in the readiness subset 'readiness'");
        Reports("a memory check", TestProject.Of(Registry("HealthSubset(\"ready\")", "[HealthCheck, InSubset([|Subsets.Ready|])] " + Memory)), says: "a memory check");
        Reports("a processor check", TestProject.Of(Registry("HealthSubset(\"readiness\")", "[HealthCheck, InSubset([|\"readiness\"|])] static CpuHealthCheck Cpu() => new();")), says: "a processor check");
        Reports("a process check", TestProject.Of(Registry("HealthSubset(\"readiness\")", "[HealthCheck, InSubset([|\"readiness\"|])] static ProcessHealthCheck Process() => new() { CriticalThreads = 500 };")), says: "a process check");
        Reports("a subset of another name", Registry("HealthSubset(\"traffic\", Probe = ProbeKind.Readiness)", "[HealthCheck, InSubset([|\"traffic\"|])] " + Disk));
        Reports("a subset that includes its own", Registry("HealthSubset(\"readiness\", Includes = [\"system\"]), HealthSubset(\"system\")", "[HealthCheck, InSubset([|\"system\"|])] " + Disk));

        IsSilent("a non-critical member", Registry("HealthSubset(\"readiness\")", "[HealthCheck, InSubset(\"readiness\", Critical = false)] " + Disk + " [HealthCheck(Critical = false), InSubset(\"readiness\")] " + Memory));
        IsSilent("a subset for people", Registry("HealthSubset(\"system\")", "[HealthCheck, InSubset(\"system\")] " + Disk));
        IsSilent("another kind of probe", Registry("HealthSubset(\"startup\")", "[HealthCheck, InSubset(\"startup\")] " + Disk));
        IsSilent("a disk that others share", Registry("HealthSubset(\"readiness\")", "[HealthCheck(Dependency = DependencyScope.Shared), InSubset(\"readiness\")] " + Disk));
        IsSilent("the machine's figures, which have no limits", Registry("HealthSubset(\"readiness\")", "[HealthCheck, InSubset(\"readiness\")] static SystemHealthCheck Machine() => new();"));
        IsSilent("a process check where a restart is the remedy", Registry("HealthSubset(\"liveness\")", "[HealthCheck, InSubset(\"liveness\")] static ProcessHealthCheck Process() => new() { CriticalThreads = 500 };"));
        IsSilent("a check of the application's own", Registry("HealthSubset(\"readiness\")", "[HealthCheck, InSubset(\"readiness\")] static HealthCheckResult Disk() => default;"));
        IsUnknown("a type that cannot be known", Registry("HealthSubset(\"readiness\")", "[HealthCheck, InSubset(\"readiness\")] static IHealthCheck Disk() => new DiskHealthCheck();"));
        IsUnknown("a subset that cannot be known", Registry("HealthSubset(\"readiness\", Includes = [{|CS0103:Others|}])", "[HealthCheck, InSubset(\"readiness\")] " + Disk));

        Fixes("a membership", Registry("HealthSubset(\"readiness\")", "[HealthCheck, InSubset(\"readiness\")] " + Disk), Registry("HealthSubset(\"readiness\")", "[HealthCheck, InSubset(\"readiness\", Critical = false)] " + Disk));
        FixesAll("every membership", Registry("HealthSubset(\"readiness\")", "[HealthCheck, InSubset(\"readiness\")] " + Disk + " [HealthCheck, InSubset(Subsets.Readiness)] " + Memory), Registry("HealthSubset(\"readiness\")", "[HealthCheck, InSubset(\"readiness\", Critical = false)] " + Disk + " [HealthCheck, InSubset(Subsets.Readiness, Critical = false)] " + Memory));
    }

    private static string Registry(string attributes, string checks) => $"[HealthRegistry, {attributes}]\npublic partial class AppHealth\n{{\n    {checks}\n}}\n";
}
