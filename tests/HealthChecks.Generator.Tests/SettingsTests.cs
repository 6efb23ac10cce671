using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Generator.Tests;

public class SettingsTests
{
    [Fact]
    public void What_is_not_set_is_null()
    {
        var generated = GeneratorTest.Run("""
            [HealthRegistry, HealthSubset("a")]
            public partial class AppHealth { [HealthCheck] static HealthCheckResult Ping() => HealthCheckResult.Healthy(); }
            """);

        var subset = Assert.Single(generated.Definition.Subsets);
        Assert.Equal(
            (null, null, null, null, null, null),
            (subset.Probe, subset.JoinByTag, subset.AllowEmpty, subset.DeadlineSeconds, subset.Latch, subset.UnhealthyStatusCode));
        Assert.Equal((null, null, null, null), (subset.DrainingStatusCode, subset.FailAfter, subset.PassAfter, subset.MaxParallel));
        Assert.Empty(subset.Includes);
        Assert.Empty(subset.Tags);

        var check = generated.Check("ping");
        Assert.Equal((null, null, null, null, null), (check.TimeoutSeconds, check.FreshSeconds, check.EverySeconds, check.MaxAgeSeconds, check.Description));
        Assert.Equal((null, null), (check.FailAfter, check.PassAfter));
        Assert.False(check.Optional || check.Blocking || check.MayBeAbsent);
        Assert.Null(check.InvalidBecause);
        Assert.Empty(check.Memberships);
        Assert.Empty(check.BlockedBy);
        Assert.Empty(check.Tags);
        Assert.Empty(check.Dependencies);
    }

    [Fact]
    public void Every_setting_of_a_subset_arrives()
    {
        var subset = Assert.Single(GeneratorTest.Run("""
            [HealthRegistry]
            [HealthSubset("a", Probe = ProbeKind.Liveness, JoinByTag = JoinByTag.No, AllowEmpty = true, AheadOfPipeline = true, DeadlineSeconds = .5,
                FreshSeconds = 0, WarningsAsErrors = true, Latch = false, HealthyStatusCode = 204, DegradedStatusCode = 218, UnhealthyStatusCode = 500,
                DrainingStatusCode = 502, FailAfter = 3, PassAfter = 2, MaxParallel = 8, Tags = ["live", "quo\"te"])]
            public partial class AppHealth;
            """).Definition.Subsets);

        Assert.Equal((ProbeKind.Liveness, JoinByTag.No, true, true), (subset.Probe, subset.JoinByTag, subset.AllowEmpty, subset.AheadOfPipeline));
        Assert.Equal((0.5, 0, true, false), (subset.DeadlineSeconds, subset.FreshSeconds, subset.WarningsAsErrors, subset.Latch));
        Assert.Equal((204, 218, 500), (subset.HealthyStatusCode, subset.DegradedStatusCode, subset.UnhealthyStatusCode));
        Assert.Equal((502, 3, 2, 8), (subset.DrainingStatusCode, subset.FailAfter, subset.PassAfter, subset.MaxParallel));
        Assert.Equal(["live", "quo\"te"], subset.Tags);
    }

    [Fact]
    public void A_number_of_a_subset_may_be_a_constant_beside_one_that_is_yet_to_be_written()
    {
        var subset = GeneratorTest.Run("""
            [HealthRegistry, HealthSubset("b")]
            [HealthSubset("a", DrainingStatusCode = Numbers.Gone, FailAfter = Numbers.Three, PassAfter = Numbers.Three - 1, MaxParallel = 4, Includes = [Subsets.B])]
            public partial class AppHealth;

            public static class Numbers { public const int Gone = 410; public const int Three = 3; }
            """).Definition.Subsets.Single(static each => each.Name == "a");

        Assert.Equal((410, 3, 2, 4), (subset.DrainingStatusCode, subset.FailAfter, subset.PassAfter, subset.MaxParallel));
        Assert.Equal(["b"], subset.Includes);
    }

    [Fact]
    public void Values_that_no_enumeration_has_still_compile()
    {
        var subset = Assert.Single(GeneratorTest.Run("""
            [HealthRegistry, HealthSubset("a", Probe = (ProbeKind)(-1), JoinByTag = (JoinByTag)9, DeadlineSeconds = -1e300, FreshSeconds = double.NaN)]
            public partial class AppHealth;
            """).Definition.Subsets);

        Assert.Equal(((ProbeKind)(-1), (JoinByTag)9, -1e300, double.NaN), (subset.Probe, subset.JoinByTag, subset.DeadlineSeconds, subset.FreshSeconds));
    }

    [Fact]
    public void Every_setting_of_a_check_arrives()
    {
        var check = GeneratorTest.Run("""
            [HealthRegistry]
            public partial class AppHealth
            {
                const int Two = 2;

                [HealthCheck("ping", Optional = true, Blocking = true, NeedsRunningProcess = true, TimeoutSeconds = Two, FreshSeconds = 1.5, EverySeconds = 30, MaxAgeSeconds = 90,
                    FailAfter = Two + 1, PassAfter = 2, Description = "It's \"here\"\nand there", Tags = new[] { "x", "y" })]
                static HealthCheckResult Ping() => HealthCheckResult.Healthy();
            }
            """).Check("ping");

        Assert.True(check.Optional && check.Blocking && check.NeedsRunningProcess);
        Assert.Equal((2, 1.5, 30, 90), (check.TimeoutSeconds, check.FreshSeconds, check.EverySeconds, check.MaxAgeSeconds));
        Assert.Equal((3, 2), (check.FailAfter, check.PassAfter));
        Assert.Equal("It's \"here\"\nand there", check.Description);
        Assert.Equal(["x", "y"], check.Tags);
    }

    [Theory]
    [InlineData("[HealthCheck] class PingCheck : DatabaseCheck;", 7, true)]
    [InlineData("[HealthCheck(TimeoutSeconds = 1, Blocking = false, NeedsRunningProcess = false)] class PingCheck : DatabaseCheck;", 1, false)]
    [InlineData("[HealthCheck, HealthCheckDefaults(TimeoutSeconds = 3)] class PingCheck : DatabaseCheck;", 3, false)]
    [InlineData("partial class AppHealth { [HealthCheck] static DatabaseCheck? Ping() => null; }", 7, true)]
    [InlineData("class Derived : DatabaseCheck; partial class AppHealth { [HealthCheck] static Derived Ping() => new(); }", 7, true)]
    [InlineData("class Derived : DatabaseCheck; partial class AppHealth { [HealthCheck] static IHealthCheck Ping() => new Derived(); }", null, false)]
    public void Defaults_come_from_the_class_of_the_check(string declaration, int? timeout, bool blocking)
    {
        var check = GeneratorTest.Run($$"""
            [HealthRegistry] public partial class AppHealth;

            [HealthCheckDefaults(TimeoutSeconds = 7, Blocking = true, NeedsRunningProcess = true)]
            class DatabaseCheck : IHealthCheck
            {
                public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
                    Task.FromResult(HealthCheckResult.Healthy());
            }

            {{declaration}}
            """).Check("ping");

        Assert.Equal((timeout, blocking, blocking), ((int?)check.TimeoutSeconds, check.Blocking, check.NeedsRunningProcess));
    }
}
