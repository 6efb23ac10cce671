using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Rules.Tests.Cases.Declarations;

internal sealed class AwkwardConstant : RuleCases
{
    public AwkwardConstant()
        : base("HCK119")
    {
        Reports("a subset named like a member of every class", TestProject.Of(Registry("HealthSubset([|\"equals\"|])")), says: "'Subsets.Equals_', because 'Equals'");
        Reports("a subset named like its container", TestProject.Of(Registry("HealthSubset([|\"subsets\"|])")), says: "'Subsets.Subsets_'");
        Reports("a subset named like another container", TestProject.Of(Registry("HealthSubset([|\"subset-paths\"|])")), says: "'SubsetPaths.SubsetPaths_'");
        Reports("a check named like a member of every class", TestProject.Of(Registry("HealthSubset(\"a\")", "[HealthCheck([|\"to-string\"|])]")), says: "'Checks.ToString_'");
        Reports("a check named like its container", Registry("HealthSubset(\"a\")", "[HealthCheck([|\"checks\"|])]"));
        Reports("a derived name", Registry("HealthSubset(\"a\")", "[HealthCheck]", "[|GetTypeCheck|]"));

        IsSilent("plain names", Registry("HealthSubset(\"readiness\"), HealthSubset(\"class\")", "[HealthCheck(\"subsets\")]"));
        IsSilent("a digit in front", Registry("HealthSubset(\"3rd-party\")", "[HealthCheck(\"2fa\")]"));
        IsSilent("a name that another rule reports", Registry("HealthSubset({|HCK002:\"Equals\"|}), HealthSubset(\"e\"), HealthSubset({|HCK002:\"E\"|})"));
        IsUnknown("a name that is not there yet", Registry("HealthSubset({|CS0103:Name|})"));
        IsUnknown("a check outside a registry", "public class Elsewhere { [HealthCheck({|CS0103:Name|})] public static HealthCheckResult {|HCK004:Ping|}() => default; }");
    }

    private static string Registry(string attributes, string check = "[HealthCheck]", string name = "Ping") =>
        $"[HealthRegistry, {attributes}]\npublic partial class AppHealth {{ {check} static HealthCheckResult {name}() => default; }}";
}
