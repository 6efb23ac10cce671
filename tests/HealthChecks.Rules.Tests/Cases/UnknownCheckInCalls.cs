using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Rules.Tests.Cases;

/// <summary>HCK003 for arguments of <c>[CheckName]</c> parameters.</summary>
internal sealed class UnknownCheckInCalls : RuleCases
{
    private const string Methods = """
        public static class Calls
        {
            public static void Ask([CheckName] string name, string other = "x") { }
            public static void Optional([CheckName] string? name = "optional") { }
            public static void Both([SubsetName] string subset, [CheckName] string check) { }
        }
        """;

    public UnknownCheckInCalls()
        : base("HCK003")
    {
        Reports("a misspelt check", Call("Calls.Ask([|\"queu\"|]);"), says: "Check 'queu' is not declared by AppHealth: did you mean 'queue'?");
        Reports("a misspelt check in any order", Call("Calls.Ask(other: \"anything\", name: [|\"queu\"|]);"));
        Reports("a constant that names nothing", Call("const string Name = \"nope\"; Calls.Ask([|Name|]);"));
        Reports("a subset", Call("Calls.Both(\"readiness\", [|\"readiness\"|]);"));
        Reports("a subset and a check", Call("Calls.Both([|\"queue\"|], [|\"readiness\"|]);"));
        Reports("an argument of a constructor and of an attribute", TestProject.Of(Code.Registry, "public sealed class MineAttribute([CheckName] string name) : Attribute { public string Name => name; } [Mine([|\"nope\"|])] public class One { public object Made() => new MineAttribute([|\"que\"|]); }"));
        Reports("registries of which none has the check", TestProject.Of(Code.Registry, Methods, "[HealthRegistry] public partial class OtherHealth { [HealthCheck] static HealthCheckResult Other() => default; }", Run("Calls.Ask([|\"othr\"|]);")), says: "is not declared by AppHealth, OtherHealth: did you mean 'other'?");
        Reports("a program", TestProject.Of(Code.WebApp("app.MapHealth(); Calls.Ask([|\"queu\"|]);"), Methods, Code.Registry));

        IsSilent("declared checks", Call("Calls.Ask(\"queue\"); Calls.Ask(AppHealth.Checks.Warm); Calls.Both(\"readiness\", \"queue\"); Calls.Optional(); Calls.Optional(null);"));
        IsSilent("an included check", TestProject.Of("[HealthRegistry, IncludeRegistry<Billing.BillingHealth>(Prefix = \"billing.\")] public partial class AppHealth;", Methods, Run("Calls.Ask(\"billing.ledger\");")).Referencing(Usage.Libraries.WithRegistry));
        IsSilent("a check of a registry that nobody else can see", TestProject.Of(Code.Registry, Methods, Run("Calls.Ask(\"hidden\");"), "public partial class Around { [HealthRegistry] private partial class Inner { [HealthCheck] static HealthCheckResult Hidden() => default; } }"));
        IsUnknown("a name that is read at run time", Call("var name = System.Environment.MachineName; Calls.Ask(name); Calls.Ask(name + \"x\"); Calls.Ask(null!);"));
        IsUnknown("a project without a registry", TestProject.Of(Methods, Run("Calls.Ask(\"nope\");")));
        IsUnknown("a registry that is not complete", TestProject.Of(Code.Registry, Methods, Run("Calls.Ask(\"nope\");"), "public class Around { [HealthRegistry] partial class Inner { [HealthCheck] static HealthCheckResult Nope() => default; } }"));
        IsUnknown("checks that calls register", TestProject.Of(Code.WebApp("Calls.Ask(\"redis\");", "builder.Services.AddHealthChecks().AddCheck(\"redis\", () => default);"), Methods, Code.Registry));
        IsUnknown("a library that may register checks", Call("Calls.Ask(\"redis\");").Referencing(Usage.Libraries.UsingTheFramework));

        Fixes("the name", Call("Calls.Ask(\"queu\");"), Call("Calls.Ask(\"queue\");"));
        FixesAll("every name", Call("Calls.Ask(\"queu\"); Calls.Both(\"redines\", \"wrm\");"), Call("Calls.Ask(\"queue\"); Calls.Both(\"readiness\", \"warm\");"));
    }

    private static TestProject Call(string statements) => TestProject.Of(Code.Registry, Methods, Run(statements));

    private static string Run(string statements) => $"public static class Runs {{ public static void Run() {{ {statements} }} }}";
}
