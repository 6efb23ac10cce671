using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Generator.Tests;

public class MembershipTests
{
    private static string Registry(string subset, string other = "\"startup\"", string includes = "\"readiness\"") => $$"""
        namespace Acme;

        [HealthRegistry]
        [HealthSubset("startup")]
        [HealthSubset("readiness")]
        [HealthSubset("all", Includes = [{{includes}}], Tags = ["everything"], DeadlineSeconds = 3)]
        public partial class AppHealth
        {
            [HealthCheck(Critical = false), InSubset({{subset}}, Critical = true), InSubset({{other}})]
            static HealthCheckResult Ping() => HealthCheckResult.Healthy();
        }
        """;

    private static string Check(string subset, string other = "\"startup\"") => $$"""
        namespace Acme;

        [HealthCheck("payments", TimeoutSeconds = 2), InSubset({{subset}}, Critical = false), InSubset({{other}})]
        public sealed class PaymentsCheck : IHealthCheck
        {
            public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
                Task.FromResult(HealthCheckResult.Healthy());
        }
        """;

    [Fact]
    public void A_membership_takes_the_checks_default_unless_it_says_otherwise()
    {
        var generated = GeneratorTest.Run(Registry("\"readiness\""), Check("\"readiness\""));

        Assert.Equal([new("readiness", true), new("startup", false)], generated.Check("ping").Memberships);
        Assert.Equal([new("readiness", false), new("startup", true)], generated.Check("payments").Memberships);
    }

    [Theory]
    [InlineData("Subsets.Readiness", "AppHealth.Subsets.Readiness", "")]
    [InlineData("AppHealth.Subsets.Readiness", "Acme.AppHealth.Subsets.Readiness", "")]
    [InlineData("(global::Acme.AppHealth.Subsets.Readiness)", "global::Acme.AppHealth.Subsets.Readiness", "")]
    [InlineData("Names.Ready", "Names.Ready", "public static class Names { public const string Ready = AppHealth.Subsets.Readiness; }")]
    [InlineData("Names.Ready", "Names.Ready", "public static class Names { public const string Ready = Inner; const string Inner = Acme.AppHealth.Subsets.Readiness; }")]
    [InlineData("Names.Ready", "Names.Ready", "public static class Names { public const string Ready = \"readi\" + \"ness\"; }")]
    public void A_constant_gives_the_same_code_as_the_literal(string inside, string outside, string constants)
    {
        var literal = GeneratorTest.Run(Registry("\"readiness\""), Check("\"readiness\""), "namespace Acme;");
        var constant = GeneratorTest.Run(Registry(inside, includes: inside), Check(outside), "namespace Acme;\n" + constants);

        Assert.Equal(literal.Source, constant.Source);
        Assert.Equal(["readiness"], constant.Definition.Subsets.Single(static each => each.Name == "all").Includes);
    }

    [Fact]
    public void A_constant_may_come_by_using_static()
    {
        var literal = GeneratorTest.Run(Registry("\"readiness\""), Check("\"readiness\""));
        var constant = GeneratorTest.Run(Registry("Readiness", "Subsets.Startup").Insert(0, "using static Acme.AppHealth.Subsets;\n"), Check("AppHealth.Subsets.Readiness", "AppHealth.Subsets.Startup"));

        Assert.Equal(literal.Source, constant.Source);
    }

    [Fact]
    public void The_other_arguments_of_an_attribute_survive_a_constant_that_is_yet_to_be_written()
    {
        var all = GeneratorTest.Run(Registry("\"readiness\"", includes: "AppHealth.Subsets.Readiness, \"startup\""))
            .Definition.Subsets.Single(static each => each.Name == "all");

        Assert.Equal(["readiness", "startup"], all.Includes);
        Assert.Equal(["everything"], all.Tags);
        Assert.Equal(3, all.DeadlineSeconds);
    }

    [Fact]
    public void An_undeclared_subset_is_kept_as_written()
    {
        var generated = GeneratorTest.Run(Registry("\"readines\"", includes: "\"al\""));

        Assert.Equal("readines", generated.Check("ping").Memberships[0].Subset);
        Assert.Equal(["al"], generated.Definition.Subsets.Single(static each => each.Name == "all").Includes);
    }

    [Fact]
    public void A_constant_that_nobody_declares_is_kept_as_written()
    {
        var generated = GeneratorTest.RunBroken(TestProject.Of(Registry("Subsets.Nope")));

        Assert.Contains("In(\"Subsets.Nope\")", generated.Source);
    }

    [Fact]
    public void The_generated_class_carries_the_memberships_for_projects_that_include_it()
    {
        var attributes = GeneratorTest.Run(Registry("\"readiness\"")).Assembly.GetType("Acme.AppHealth")!
            .GetCustomAttributes(typeof(RegisteredHealthCheckAttribute), inherit: false);

        var ping = Assert.IsType<RegisteredHealthCheckAttribute>(Assert.Single(attributes));
        Assert.Equal("ping", ping.Name);
        Assert.Equal(["readiness"], ping.CriticalIn);
        Assert.Equal(["startup"], ping.NonCriticalIn);
    }
}
