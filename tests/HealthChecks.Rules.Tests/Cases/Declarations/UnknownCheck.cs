using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Rules.Tests.Cases.Declarations;

/// <summary>HCK003 for checks that others are blocked by.</summary>
internal sealed class UnknownCheck : RuleCases
{
    private const string Ping = "[HealthCheck, InSubset(\"ready\"), BlockedBy([|\"databse\"|])] public sealed class PingCheck : Base;" + Base;

    private const string Base = """

        public abstract class Base : IHealthCheck
        {
            public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
                Task.FromResult(HealthCheckResult.Healthy());
        }
        """;

    private static readonly TestProject Billing = TestProject.Named(
        "Billing",
        "namespace Billing; [HealthRegistry] public partial class BillingHealth { [HealthCheck] static HealthCheckResult Ledger() => default; }");

    public UnknownCheck()
        : base("HCK003")
    {
        Misspelt();
        Declared();
        Unknown();
        Repairs();
    }

    private void Misspelt()
    {
        Reports("a misspelt cause", TestProject.Of(Registry("[|\"databse\"|]")), says: "Check 'databse' is not declared by AppHealth: did you mean 'database'?");
        Reports("a cause that nothing is like", TestProject.Of(Registry("[|\"redis-cluster\"|]")), says: "declare it with [HealthCheck], or use one of 'database'");
        Reports("an empty cause", Registry("[|\"\"|]"));
        Reports("a cause that is misspelt by case", TestProject.Of(Registry("[|\"Database\"|]")), says: "did you mean 'database'?");
        Reports("a constant", Registry("[|Names.Db|]") + "static class Names { public const string Db = \"db1\"; }");
        Reports("a subset", Registry("[|Subsets.Ready|]"));
        Reports("each cause", Registry("\"database\"), BlockedBy([|\"databas\"|]), BlockedBy([|\"base\"|]"));
        Reports("a cause of a class", Registry("Checks.Database"), Ping);
        Reports("an included check without its prefix", TestProject.Of(Registry("[|Billing.BillingHealth.Checks.Ledger|]", Included)).Referencing(Billing));
        Reports("a check of a registry that is not included", Registry("[|\"other\"|]"), "[HealthRegistry] public partial class OtherHealth { [HealthCheck] static HealthCheckResult Other() => default; }");
        Reports("a name that is like no other than its own", TestProject.Of("[HealthRegistry] public partial class AppHealth { [HealthCheck, BlockedBy([|\"queu\"|])] static HealthCheckResult Queue() => default; }"), says: "declare it with [HealthCheck], or use one of its constants");
        Reports("a program that adds its registry", Code.WebApp(), "[HealthCheck, InSubset(\"startup\"), BlockedBy([|\"queues\"|])] public sealed class PingCheck : Base;" + Base, Code.Registry);
    }

    private void Declared()
    {
        IsSilent("a declared cause", Registry("\"database\"), BlockedBy(Checks.Slow"));
        IsSilent("a cause by a named argument", Registry("check: \"database\""));
        IsSilent("a cause that is the check itself, which HCK125 says", TestProject.Of(Registry("{|HCK125:\"queue\"|}")));
        IsSilent("a check of a class", Registry("\"slow\""), "[HealthCheck] public sealed class SlowerCheck : Base;" + Base);
        IsSilent("an included check", TestProject.Of(Registry("\"billing.ledger\"", Included)).Referencing(Billing));
        IsSilent("a check where the registry is included", Registry("\"database\""), "[HealthRegistry] public partial class Inner { [HealthCheck, BlockedBy(\"database\")] static HealthCheckResult Deep() => default; }", "[HealthRegistry, IncludeRegistry<Inner>, IncludeRegistry<AppHealth>] public partial class Outer;");
        IsSilent("a check that is rejected, which HCK004 says", TestProject.Of(Registry("\"database\""), "[HealthCheck, BlockedBy(\"databse\")] public class {|HCK004:PingCheck|};"));
    }

    private void Unknown()
    {
        IsUnknown("a name that is not there yet", Registry("{|CS0103:Databse|}"));
        IsUnknown("a check whose own name is not there yet", Registry("\"databse\"", members: "[HealthCheck({|CS0103:Later|})] static HealthCheckResult Later1() => default;"));
        IsUnknown("checks that calls register", Registry("\"redis\""), "public static class Services { public static void Add(IServiceCollection services) => services.AddHealthChecks().AddCheck(\"redis\", () => default); }");
        IsUnknown("a builder that is given to somebody", Registry("\"redis\""), "public static class Services { public static void Add(IHealthChecksBuilder checks) => checks.ToString(); }");
        IsUnknown("calls on what adding a registry gives back", Registry("\"redis\""), "var builder = WebApplication.CreateBuilder(args); builder.Services.AddHealthRegistry<AppHealth>().AddCheck(\"redis\", () => default); builder.Build().Run();");
        IsUnknown("a library that may register checks", TestProject.Of(Registry("\"redis\"")).Referencing(Usage.Libraries.UsingTheFramework));
        IsUnknown("an included registry that cannot be found", Registry("\"databse\"", ", IncludeRegistry<{|CS0246:Missing|}>"));
        IsUnknown("an included registry that is written by hand", Registry("\"databse\"", ", IncludeRegistry<Hand>"), "public class Hand : IHealthRegistry { public static HealthRegistryDefinition Definition => new(\"hand\"); }");
        IsUnknown("a prefix that is not there yet", TestProject.Of(Registry("\"databse\"", ", IncludeRegistry<Billing.BillingHealth>(Prefix = {|CS0103:Prefix|})")).Referencing(Billing));
        IsUnknown("a class of no known registry", "[HealthCheck, BlockedBy(\"databse\")] public sealed class PingCheck : Base;" + Base);
    }

    private void Repairs()
    {
        Fixes("a cause", Registry("\"databse\""), Registry("\"database\""));
        FixesAll("causes", TestProject.Of(Registry("\"databse\"), BlockedBy(check: \"slo\""), Ping.Replace("[|", "").Replace("|]", "")), TestProject.Of(Registry("\"database\"), BlockedBy(check: \"slow\""), Ping.Replace("[|\"databse\"|]", "\"database\"")));
        OffersNothing("a cause that nothing is like", Registry("\"redis-cluster\""));
    }

    private const string Included = ", IncludeRegistry<Billing.BillingHealth>(Prefix = \"billing.\")";

    private static string Registry(string cause, string attributes = "", string members = "") => $$"""
        [HealthRegistry, HealthSubset("ready"){{attributes}}]
        public partial class AppHealth
        {
            [HealthCheck] static HealthCheckResult Database() => default;
            [HealthCheck] static HealthCheckResult Slow() => default;
            [HealthCheck, BlockedBy({{cause}})] static HealthCheckResult Queue() => default;
            {{members}}
        }
        """;
}
