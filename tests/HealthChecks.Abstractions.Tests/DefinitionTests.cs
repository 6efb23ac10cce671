namespace HealthChecks.Tests;

public sealed class DefinitionTests
{
    [Theory]
    [InlineData("startup", ProbeKind.Startup, 0.8, 1)]
    [InlineData("readiness", ProbeKind.Readiness, 0.8, 1)]
    [InlineData("ready", ProbeKind.Readiness, 0.8, 1)]
    [InlineData("liveness", ProbeKind.Liveness, 0.8, 1)]
    [InlineData("live", ProbeKind.Liveness, 0.8, 1)]
    [InlineData("integrations", ProbeKind.None, 5, 10)]
    public void The_kind_of_a_subset_follows_from_its_name_and_the_defaults_from_its_kind(string name, ProbeKind kind, double deadline, double fresh)
    {
        var subset = new HealthSubsetDefinition(name);

        Assert.Equal(kind, subset.Kind);
        Assert.Equal(TimeSpan.FromSeconds(deadline), subset.Deadline);
        Assert.Equal(TimeSpan.FromSeconds(fresh), subset.Fresh);
    }

    [Fact]
    public void What_a_subset_sets_wins_over_its_name_and_kind()
    {
        var subset = new HealthSubsetDefinition("readiness") { Probe = ProbeKind.None };
        Assert.Equal((ProbeKind.None, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10)), (subset.Kind, subset.Deadline, subset.Fresh));

        subset = new HealthSubsetDefinition("shop") { Probe = ProbeKind.Readiness, DeadlineSeconds = 2.5, FreshSeconds = 0 };
        Assert.Equal((ProbeKind.Readiness, TimeSpan.FromSeconds(2.5), TimeSpan.Zero), (subset.Kind, subset.Deadline, subset.Fresh));
    }

    [Theory]
    [InlineData("/healthcheck", "/healthcheck/readiness")]
    [InlineData("/healthcheck/", "/healthcheck/readiness")]
    [InlineData("healthcheck", "/healthcheck/readiness")]
    [InlineData("/internal/health", "/internal/health/readiness")]
    [InlineData("/", "/readiness")]
    [InlineData("", "/readiness")]
    public void A_subset_is_served_below_the_mount(string mount, string path) =>
        Assert.Equal(path, new HealthRegistryDefinition("Shop") { Path = mount }.PathOf("readiness"));

    [Fact]
    public void A_registry_is_mounted_where_users_expect_it()
    {
        var registry = new HealthRegistryDefinition("Shop");

        Assert.Equal(("/healthcheck", "/healthcheck/liveness", null), (registry.Path, registry.LivenessPath, registry.PathBase));
    }

    [Fact]
    public void The_attributes_have_the_defaults_that_the_definitions_have()
    {
        Assert.Equal(new HealthRegistryDefinition("Shop").Path, new HealthRegistryAttribute().Path);
        Assert.Equal(new HealthRegistryDefinition("Shop").LivenessPath, new HealthRegistryAttribute().LivenessPath);
        Assert.Equal(new HealthMembership("readiness").Critical, new InSubsetAttribute("readiness").Critical);
        Assert.Equal(default, new HealthSubsetAttribute("readiness").JoinByTag);
        Assert.Equal(JoinByTag.Critical, default);
        Assert.True(new HealthCheckAttribute().Critical);
        Assert.Null(new HealthCheckAttribute().Name);
        Assert.Equal((1, 1), (new HealthCheckAttribute().FailAfter, new HealthCheckAttribute().PassAfter));
    }

    [Fact]
    public void A_check_that_was_rejected_keeps_its_name_its_source_and_its_memberships()
    {
        var definition = HealthCheckDefinition.Invalid("broken", "it is abstract", "Shop.Broken", new HealthMembership("readiness", Critical: false));

        Assert.Equal(("broken", "it is abstract", "Shop.Broken"), (definition.Name, definition.InvalidBecause, definition.Source));
        Assert.Equal([new HealthMembership("readiness", Critical: false)], definition.Memberships);
    }

    [Fact]
    public async Task A_method_of_any_shape_is_a_check()
    {
        var context = new HealthCheckContext();
        using var source = new CancellationTokenSource();
        HealthCheckResult Answer(HealthCheckContext given, CancellationToken token)
        {
            Assert.Same(context, given);
            Assert.Equal(source.Token, token);
            return HealthCheckResult.Degraded();
        }

        foreach (var check in new[]
        {
            MethodHealthCheck.FromResult(Answer),
            MethodHealthCheck.FromTask((given, token) => Task.FromResult(Answer(given, token))),
            MethodHealthCheck.FromValueTask((given, token) => ValueTask.FromResult(Answer(given, token))),
        })
        {
            Assert.Equal(HealthStatus.Degraded, (await check.CheckHealthAsync(context, source.Token)).Status);
        }
    }
}
