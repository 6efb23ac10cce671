using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Generator.Tests;

public class BlockedByTests
{
    private static string Registry(string cause, string attributes = "") => $$"""
        namespace Acme;

        [HealthRegistry{{attributes}}]
        public partial class AppHealth
        {
            [HealthCheck("database")] static HealthCheckResult Db() => HealthCheckResult.Healthy();
            [HealthCheck("order-desk"), BlockedBy({{cause}})] static HealthCheckResult Orders() => HealthCheckResult.Healthy();
        }
        """;

    private static string Check(params string[] causes) => $$"""
        namespace Acme;

        [HealthCheck("payments")]
        {{string.Concat(causes.Select(static cause => $"[BlockedBy({cause})]\n"))}}
        public sealed class PaymentsCheck : IHealthCheck
        {
            public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
                Task.FromResult(HealthCheckResult.Healthy());
        }
        """;

    [Fact]
    public void The_causes_of_a_check_arrive_in_the_order_in_which_they_stand()
    {
        var generated = GeneratorTest.Run(Registry("\"database\""), Check("\"order-desk\"", "\"database\""));

        Assert.Equal(["database"], generated.Check("order-desk").BlockedBy);
        Assert.Equal(["order-desk", "database"], generated.Check("payments").BlockedBy);
        Assert.Empty(generated.Check("database").BlockedBy);
        Assert.Contains("BlockedBy = new string[] { Checks.OrderDesk, Checks.Database },", generated.Source);
    }

    [Theory]
    [InlineData("Checks.Database", "AppHealth.Checks.OrderDesk", "")]
    [InlineData("AppHealth.Checks.Database", "Acme.AppHealth.Checks.OrderDesk", "")]
    [InlineData("(global::Acme.AppHealth.Checks.Database)", "global::Acme.AppHealth.Checks.OrderDesk", "")]
    [InlineData("check: Names.Db", "Names.Desk", "public static class Names { public const string Db = AppHealth.Checks.Database; public const string Desk = Inner; const string Inner = Acme.AppHealth.Checks.OrderDesk; }")]
    [InlineData("Names.Db", "Names.Desk", "public static class Names { public const string Db = \"data\" + \"base\"; public const string Desk = \"order-desk\"; }")]
    public void A_constant_gives_the_same_code_as_the_literal(string inside, string outside, string constants)
    {
        var literal = GeneratorTest.Run(Registry("\"database\""), Check("\"order-desk\""), "namespace Acme;");
        var constant = GeneratorTest.Run(Registry(inside), Check(outside), "namespace Acme;\n" + constants);

        Assert.Equal(literal.Source, constant.Source);
    }

    [Fact]
    public void A_constant_may_come_by_using_static()
    {
        var literal = GeneratorTest.Run(Registry("\"database\""), Check("\"database\""));
        var constant = GeneratorTest.Run(Registry("Database").Insert(0, "using static Acme.AppHealth.Checks;\n"), Check("AppHealth.Checks.Database"));

        Assert.Equal(literal.Source, constant.Source);
    }

    [Fact]
    public void A_check_of_an_included_registry_is_named_with_its_prefix()
    {
        var billing = TestProject.Named("Billing", """
            namespace Billing;
            [HealthRegistry] public partial class BillingHealth { [HealthCheck] static HealthCheckResult Ledger() => HealthCheckResult.Healthy(); }
            """);
        var generated = GeneratorTest.Run(TestProject.Named(
            "App",
            Registry("Checks.BillingLedger", ", IncludeRegistry<Billing.BillingHealth>(Prefix = \"billing.\"), IncludeRegistry<Inner>(Prefix = \"inner.\")"),
            Check("AppHealth.Checks.InnerPong", "\"billing.ledger\"").Replace("[HealthCheck(\"payments\")]", "[HealthCheck(\"payments\", Registry = typeof(AppHealth))]"),
            "[HealthRegistry] public partial class Inner { [HealthCheck] static HealthCheckResult Pong() => HealthCheckResult.Healthy(); }").Referencing(billing));

        Assert.Equal(["billing.ledger"], generated.Check("order-desk").BlockedBy);
        Assert.Equal(["inner.pong", "billing.ledger"], generated.Check("payments").BlockedBy);
    }

    [Fact]
    public void One_cause_twice_counts_once() =>
        Assert.Equal(["database"], GeneratorTest.Run(Registry("\"database\"), BlockedBy(Checks.Database")).Check("order-desk").BlockedBy);

    [Fact]
    public void A_check_that_nobody_declares_is_kept_as_written() =>
        Assert.Equal(["redis"], GeneratorTest.Run(Registry("\"redis\"")).Check("order-desk").BlockedBy);

    [Theory]
    [InlineData("Checks.Nope", "\"Checks.Nope\"")]
    [InlineData("Nope.At.All", "\"Nope.At.All\"")]
    public void What_cannot_be_read_is_kept_as_written(string cause, string text) =>
        Assert.Contains($"BlockedBy = new string[] {{ {text} }},", GeneratorTest.RunBroken(TestProject.Of(Registry(cause))).Source);

    [Fact]
    public void A_cause_that_is_missing_or_null_is_left_out() =>
        Assert.DoesNotContain("BlockedBy", GeneratorTest.RunBroken(TestProject.Of(Registry(""))).Source);

    [Fact]
    public void A_rejected_check_blocks_and_is_never_blocked()
    {
        var generated = GeneratorTest.Run("""
            [HealthRegistry] public partial class AppHealth
            {
                [HealthCheck, BlockedBy("good")] static string Bad() => "";
                [HealthCheck, BlockedBy("bad")] static HealthCheckResult Good() => HealthCheckResult.Healthy();
            }
            """);

        Assert.Empty(generated.Check("bad").BlockedBy);
        Assert.Equal(["bad"], generated.Check("good").BlockedBy);
    }

    [Fact]
    public void A_registry_that_is_not_partial_is_written_for_the_constants_that_causes_name() =>
        Assert.NotEmpty(GeneratorTest.RunBroken(TestProject.Of(Registry("Checks.Database").Replace("partial ", ""))).Sources);
}
