namespace HealthChecks.Rules.Tests.Cases.Declarations;

/// <summary>HCK003 where checks are declared; more is tested in the generator's tests, with its parsers.</summary>
internal sealed class UnknownSubsetInAttributes : RuleCases
{
    public UnknownSubsetInAttributes()
        : base("HCK003")
    {
        Reports("one name in two checks, each", Registry("[HealthCheck, InSubset([|\"redy\"|])] static HealthCheckResult One() => default; [HealthCheck, InSubset([|\"redy\"|])] static HealthCheckResult Two() => default;"));
        Reports("an inclusion and a membership", Registry("[HealthCheck, InSubset([|\"redy\"|])] static HealthCheckResult One() => default;", ", HealthSubset(\"all\", Includes = [\"ready\", [|\"reddy\"|]])"));
        IsSilent("declared names", Registry("[HealthCheck, InSubset(\"ready\")] static HealthCheckResult One() => default;", ", HealthSubset(\"all\", Includes = [Subsets.Ready])"));
        IsSilent("a registry without subsets or checks", "[HealthRegistry] public partial class AppHealth;");
        IsUnknown("a name that is not there yet", Registry("[HealthCheck, InSubset({|CS0103:Redy|})] static HealthCheckResult One() => default;"));
        Fixes("a membership", Registry("[HealthCheck, InSubset(\"redy\", Critical = false)] static HealthCheckResult One() => default;"), Registry("[HealthCheck, InSubset(\"ready\", Critical = false)] static HealthCheckResult One() => default;"));
        FixesAll("a membership and an inclusion", Registry("[HealthCheck, InSubset(\"redy\")] static HealthCheckResult One() => default;", ", HealthSubset(\"all\", Includes = [\"redy\"])"), Registry("[HealthCheck, InSubset(\"ready\")] static HealthCheckResult One() => default;", ", HealthSubset(\"all\", Includes = [\"ready\"])"));
    }

    private static string Registry(string checks, string attributes = "") => $"[HealthRegistry, HealthSubset(\"ready\"){attributes}]\npublic partial class AppHealth {{ {checks} }}";
}
