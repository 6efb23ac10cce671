using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Rules.Tests.Cases.Declarations;

internal sealed class AmbiguousRegistry : RuleCases
{
    public AmbiguousRegistry()
        : base("HCK108")
    {
        Reports("a class", TestProject.Of(Two, Ping("[HealthCheck]", "[|PingCheck|]")), says: "One, Two");
        Reports("a class with a name and subsets", Two, Ping("[HealthCheck(\"ping\", Critical = false), InSubset(\"a\")]", "[|PingCheck|]"));
        Reports("each of two classes", Two, Ping("[HealthCheck]", "[|PingCheck|]"), Ping("[HealthCheck]", "[|PongCheck|]"));

        IsSilent("one registry", "[HealthRegistry] public partial class One;", Ping("[HealthCheck]"));
        IsSilent("a class that says which", Two, Ping("[HealthCheck(Registry = typeof(Acme.Two))]"));
        IsSilent("a class in a registry", Two, "namespace Acme { public partial class One { " + Ping("[HealthCheck]") + " } }");
        IsSilent("a method of a registry", "[HealthRegistry] public partial class One; [HealthRegistry] public partial class Two { [HealthCheck] static HealthCheckResult Ping() => default; }");
        IsSilent("a class that is no check", TestProject.Of(Two, "[HealthCheck] public class {|HCK004:Ping|};"));
        IsUnknown("no registry in sight", Ping("[HealthCheck]"));
        IsUnknown("a registry that cannot be found", Two, Ping("[HealthCheck(Registry = typeof({|CS0246:Three|}))]"));

        Fixes("a bare attribute", TestProject.Of(Ping("[HealthCheck]"), Two), TestProject.Of(Ping("[HealthCheck(Registry = typeof(Acme.Two))]"), Two), title: "Add it to Two");
        Fixes("an attribute with arguments", TestProject.Of(Ping("[HealthCheck(\"ping\", Critical = false)]"), Two), TestProject.Of(Ping("[HealthCheck(\"ping\", Critical = false, Registry = typeof(Acme.One))]"), Two), title: "Add it to One");
        FixesAll(
            "every class",
            TestProject.Of("using Acme;\n" + Ping("[HealthCheck]"), Ping("[HealthCheck()]", "PongCheck"), Two),
            TestProject.Of("using Acme;\n" + Ping("[HealthCheck(Registry = typeof(Two))]"), Ping("[HealthCheck(Registry = typeof(Acme.Two))]", "PongCheck"), Two),
            title: "Add it to Two");
    }

    private const string Two = """
        namespace Acme
        {
            [HealthRegistry, HealthSubset("a")] public partial class One;
            [HealthRegistry, HealthSubset("a")] public partial class Two;
        }
        """;

    private static string Ping(string attributes, string name = "PingCheck") => $$"""
        {{attributes}}
        public sealed class {{name}} : IHealthCheck
        {
            public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(HealthCheckResult.Healthy());
        }
        """;
}
