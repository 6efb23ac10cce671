using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Generator.Tests;

public class NameTests
{
    [Theory]
    [InlineData("QueueDepth", "queue-depth")]
    [InlineData("QueueDepthHealthCheck", "queue-depth")]
    [InlineData("QueueDepthCheck", "queue-depth")]
    [InlineData("HTTPServer", "http-server")]
    [InlineData("S3Bucket", "s3-bucket")]
    [InlineData("Http2", "http2")]
    [InlineData("queue_depth", "queue-depth")]
    [InlineData("_queue", "queue")]
    [InlineData("Check", "check")]
    [InlineData("HealthCheck", "health")]
    public void A_check_is_named_after_its_method_in_kebab_case(string method, string expected)
    {
        var generated = GeneratorTest.Run($$"""
            [HealthRegistry] public partial class AppHealth { [HealthCheck] static HealthCheckResult {{method}}() => HealthCheckResult.Healthy(); }
            """);

        Assert.Equal(expected, Assert.Single(generated.Definition.Checks).Name);
    }

    [Theory]
    [InlineData("session-cache", "SessionCache")]
    [InlineData("a.b_c", "ABC")]
    [InlineData("equals", "Equals_")]
    [InlineData("to-string", "ToString_")]
    [InlineData("3rd-party", "_3rdParty")]
    [InlineData("checks", "Checks_")]
    [InlineData("class", "Class")]
    [InlineData("größe", "Größe")]
    [InlineData("", "_")]
    [InlineData("..", "_")]
    public void A_constant_is_named_after_the_check(string name, string constant)
    {
        var generated = GeneratorTest.Run($$"""
            [HealthRegistry] public partial class AppHealth { [HealthCheck("{{name}}")] static HealthCheckResult A() => HealthCheckResult.Healthy(); }
            """.Replace("(\"\")", "(\"\\0\")"));

        Assert.Equal(name.Length == 0 ? "\0" : name, generated.Constant("AppHealth.Checks." + constant));
    }

    [Fact]
    public void Names_that_give_the_same_constant_get_different_ones()
    {
        var generated = GeneratorTest.Run("""
            [HealthRegistry, HealthSubset("a-b"), HealthSubset("a.b"), HealthSubset("a_b"), HealthSubset("subsets"), HealthSubset("subset-paths")]
            public partial class AppHealth
            {
                [HealthCheck("x.y"), InSubset(Subsets.AB_)] static HealthCheckResult One() => HealthCheckResult.Healthy();
                [HealthCheck("x-y")] static HealthCheckResult Two() => HealthCheckResult.Healthy();
            }
            """);

        Assert.Equal("a-b", generated.Constant("AppHealth.Subsets.AB"));
        Assert.Equal("a.b", generated.Constant("AppHealth.Subsets.AB_"));
        Assert.Equal("a_b", generated.Constant("AppHealth.Subsets.AB__"));
        Assert.Equal("subsets", generated.Constant("AppHealth.Subsets.Subsets_"));
        Assert.Equal("/healthcheck/subset-paths", generated.Constant("AppHealth.SubsetPaths.SubsetPaths_"));
        Assert.Equal("x-y", generated.Constant("AppHealth.Checks.XY"));
        Assert.Equal("x.y", generated.Constant("AppHealth.Checks.XY_"));
        Assert.Equal("a.b", Assert.Single(generated.Check("x.y").Memberships).Subset);
    }

    [Fact]
    public void Constants_tell_paths_and_deadlines()
    {
        var generated = GeneratorTest.Run("""
            [HealthRegistry(Path = "/status/")]
            [HealthSubset("readiness")]
            [HealthSubset("deep", Probe = ProbeKind.Readiness)]
            [HealthSubset("integrations")]
            [HealthSubset("slow", DeadlineSeconds = 2.5)]
            public partial class AppHealth;
            """);

        Assert.Equal("/status/", generated.Constant("AppHealth.MountPath"));
        Assert.Equal("/healthcheck/liveness", generated.Constant("AppHealth.LivenessPath"));
        Assert.Equal("/status/readiness", generated.Constant("AppHealth.SubsetPaths.Readiness"));
        Assert.Equal(0.8, generated.Constant("AppHealth.SubsetDeadlineSeconds.Readiness"));
        Assert.Equal(0.8, generated.Constant("AppHealth.SubsetDeadlineSeconds.Deep"));
        Assert.Equal(5d, generated.Constant("AppHealth.SubsetDeadlineSeconds.Integrations"));
        Assert.Equal(2.5, generated.Constant("AppHealth.SubsetDeadlineSeconds.Slow"));
    }

    [Fact]
    public void Constants_agree_with_what_the_engine_reads()
    {
        var generated = GeneratorTest.Run("""
            [HealthRegistry, HealthSubset("startup"), HealthSubset("ready"), HealthSubset("live"), HealthSubset("other", Probe = ProbeKind.Startup), HealthSubset("none")]
            public partial class AppHealth;
            """);

        foreach (var subset in generated.Definition.Subsets)
        {
            var constant = char.ToUpperInvariant(subset.Name[0]) + subset.Name[1..];
            Assert.Equal(subset.Deadline.TotalSeconds, generated.Constant("AppHealth.SubsetDeadlineSeconds." + constant));
            Assert.Equal(generated.Definition.PathOf(subset.Name), generated.Constant("AppHealth.SubsetPaths." + constant));
        }
    }
}
