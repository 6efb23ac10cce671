using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Rules.Tests.Cases.Declarations;

internal sealed class LoneMembership : RuleCases
{
    public LoneMembership()
        : base("HCK116")
    {
        Reports("a method", Registry("[[|InSubset|](\"a\")]"));
        Reports("a cause of a method", TestProject.Of(Registry("[[|BlockedBy|](\"a\")]")), says: "carries [BlockedBy] but is no check, so it never runs: add [HealthCheck], or remove [BlockedBy]");
        Reports("a cause of a class", Registry("[HealthCheck]"), Ping("[[|BlockedBy|](\"queue\")]"));
        Reports("a membership and a cause, at the first", Registry("[[|InSubset|](\"a\"), BlockedBy(\"a\")]"));
        Reports("a class", Registry("[HealthCheck]"), Ping("[[|InSubset|](\"a\", Critical = false)]"));
        Reports("several, at the first", Registry("[[|HealthChecks.InSubset|](\"a\"), InSubset(\"b\")]\n    [InSubset(\"c\")]"));
        Reports("a method elsewhere", "public class Elsewhere { [[|InSubset|](\"a\")] public void Ping() { } }");
        Reports("an abstract class", Ping("[[|InSubset|](\"a\")]").Replace("sealed", "abstract"));

        IsSilent("both", Registry("[HealthCheck, InSubset(\"a\")]"));
        IsSilent("both on two parts of a class", Registry("[HealthCheck]"), Ping("[InSubset(\"a\")]").Replace("sealed", "partial"), "[HealthCheck] partial class PingCheck;");
        IsSilent("a check with a cause", Registry("[HealthCheck, BlockedBy(\"ping\")]"), Ping("[HealthCheck]"));
        IsSilent("neither", Registry(""));
        IsUnknown("an attribute that cannot be found", Registry("[{|CS0246:{|CS0246:HealthChek|}|}, InSubset(\"a\")]"));
        IsUnknown("an attribute of somebody else", "public class InSubsetAttribute(string name) : Attribute { public string Name => name; } public class Elsewhere { [global::InSubset(\"a\")] public void Ping() { } }");

        Fixes("a method", Registry("[InSubset(\"a\")]"), Registry("[HealthCheck, InSubset(\"a\")]"));
        Fixes("a class with a qualified name", TestProject.Of(Ping("[HealthChecks.InSubset(\"a\")]"), Registry("")), TestProject.Of(Ping("[HealthChecks.HealthCheck, HealthChecks.InSubset(\"a\")]"), Registry("")));
        Fixes("a cause", TestProject.Of(Ping("[BlockedBy(\"queue\")]"), Registry("[HealthCheck]")), TestProject.Of(Ping("[HealthCheck, BlockedBy(\"queue\")]"), Registry("[HealthCheck]")));
        FixesAll("everything", TestProject.Of(Ping("// Ours.\n[InSubset(\"a\")]\n[InSubset(\"b\")]"), Registry("[Obsolete, InSubset(\"b\")]")), TestProject.Of(Ping("// Ours.\n[HealthCheck, InSubset(\"a\")]\n[InSubset(\"b\")]"), Registry("[HealthCheck, Obsolete, InSubset(\"b\")]")));
        OffersNothing("what can be no check", "public class Elsewhere { [InSubset(\"a\")] public void Ping() { } }");
    }

    private static string Registry(string attributes) => $$"""
        [HealthRegistry, HealthSubset("a"), HealthSubset("b"), HealthSubset("c")]
        public partial class AppHealth
        {
            {{attributes}}
            static HealthCheckResult Queue() => default;
        }
        """;

    private static string Ping(string attributes) => $$"""
        {{attributes}}
        public sealed class PingCheck : IHealthCheck
        {
            public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(HealthCheckResult.Healthy());
        }
        """;
}
