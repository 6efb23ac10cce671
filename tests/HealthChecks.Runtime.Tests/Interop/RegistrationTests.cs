using Microsoft.Extensions.DependencyInjection;

namespace HealthChecks.Tests;

/// <summary>Checks that other packages register at run time.</summary>
public sealed class RegistrationTests
{
    [Theory]
    [InlineData("readiness", "readiness", null, "other!")]
    [InlineData("Readiness", "readiness", null, "other!")]
    [InlineData("ready", "readiness", null, "other!")]
    [InlineData("readiness", "integrations", null, "other!")]
    [InlineData("elsewhere", "readiness", null, "")]
    [InlineData("readiness", "readiness", JoinByTag.NonCritical, "other")]
    [InlineData("readiness", "integrations", JoinByTag.NonCritical, "other")]
    [InlineData("readiness", "readiness", JoinByTag.No, "")]
    public async Task A_check_joins_the_subsets_that_its_tags_name(string tag, string subset, JoinByTag? join, string members)
    {
        await using var engine = EngineUnderTest.Of(
            Declare.Registry(
            [
                new HealthSubsetDefinition("readiness") { Tags = ["ready"], JoinByTag = join },
                new HealthSubsetDefinition("integrations") { Includes = ["readiness"] },
            ]),
            services: services => services.AddHealthChecks().AddCheck("other", new TestCheck(), tags: [tag]));

        Assert.Equal(members, string.Join(' ', engine.Reporter.Registry.FindSubset(subset)!.Members
            .Select(static member => member.Check.Name + (member.Critical ? "!" : ""))));
    }

    [Fact]
    public async Task Where_a_check_has_gone_is_in_the_log_at_the_start_and_that_it_went_nowhere_too()
    {
        await using var engine = EngineUnderTest.Of(
            Declare.Registry([new HealthSubsetDefinition("readiness"), new HealthSubsetDefinition("integrations") { Includes = ["readiness"] }]),
            services: static services => services.AddHealthChecks()
                .AddCheck("placed", new TestCheck(), tags: ["readiness"])
                .AddCheck("lost", new TestCheck(), tags: ["redis"]));

        await engine.StartHostedServicesAsync();

        Assert.Contains("placed, registered at run time, joins integrations, readiness", Assert.Single(engine.Log.Named("PlacedRegistration")).Text, StringComparison.Ordinal);
        Assert.Contains("lost, registered at run time, is in no subset: none of its tags (redis)", Assert.Single(engine.Log.Named("UnplacedRegistration")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_can_never_be_green_or_never_runs_is_in_the_log_at_the_start()
    {
        await using var engine = EngineUnderTest.Of(
            Declare.Registry(
                [new HealthSubsetDefinition("readiness"), new HealthSubsetDefinition("bare")],
                new HealthCheckDefinition("orphan", static _ => new TestCheck()) { Source = "AppHealth.Orphan" },
                Declare.Check("gone", null, [new HealthMembership("readiness")]),
                Declare.Check("spare", null, [new HealthMembership("readiness")], optional: true)),
            environment: "Production");

        await engine.StartHostedServicesAsync();

        Assert.Contains("orphan (AppHealth.Orphan) is in no subset", Assert.Single(engine.Log.Named("OrphanCheck")).Text, StringComparison.Ordinal);
        Assert.Contains("subset bare has no check", Assert.Single(engine.Log.Named("EmptySubset")).Text, StringComparison.Ordinal);
        Assert.Contains("gone is absent here but critical, and so fails readiness", Assert.Single(engine.Log.Named("AbsentButCritical")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_stay_verbatim()
    {
        await using var engine = EngineUnderTest.Of(
            Declare.Registry([new HealthSubsetDefinition("readiness")]),
            services: static services => services.AddHealthChecks().AddCheck("My Check (EU) / ä", new TestCheck(), tags: ["readiness"]));

        Assert.Equal("My Check (EU) / ä", (await engine.ProbeAsync())[0].Name);
    }

    [Fact]
    public async Task A_name_that_the_registry_has_too_is_a_start_up_error_that_names_both_sources()
    {
        await using var engine = EngineUnderTest.Of(
            Declare.Readiness(Declare.Check("database", new TestCheck())),
            services: static services => services.AddHealthChecks().AddCheck("Database", new TestCheck()));

        var problem = (await Assert.ThrowsAsync<InvalidOperationException>(engine.StartHostedServicesAsync)).Message;

        Assert.Contains("two checks are named 'Database': Tests.database and a registration at run time", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_gets_the_default_timeout_where_it_sets_none()
    {
        var clock = new FakeTimeProvider();
        var hung = new GatedCheck();
        await using var engine = EngineUnderTest.Of(
            Declare.Registry([new HealthSubsetDefinition("readiness")]),
            clock,
            services => services.AddHealthChecks().AddCheck("other", hung, tags: ["readiness"]));

        var report = engine.Service.CheckHealthAsync();
        await hung.BegunAsync();
        clock.Advance(4.9);
        await Task.Delay(30);
        Assert.False(report.IsCompleted);
        clock.Advance(0.1);

        Assert.Equal(HealthStatus.Unhealthy, (await report.InTimeAsync()).Status);
        hung.Release();
    }

    [Fact]
    public async Task Its_failure_status_holds_for_what_it_throws_and_for_its_timeout_and_not_for_what_it_returns()
    {
        var clock = new FakeTimeProvider();
        var hung = new GatedCheck();
        await using var engine = EngineUnderTest.Of(
            Declare.Registry([new HealthSubsetDefinition("readiness")]),
            clock,
            services => services.AddHealthChecks()
                .AddCheck("hung", hung, HealthStatus.Degraded, ["readiness"], TimeSpan.FromSeconds(0.1))
                .AddCheck("returning", new TestCheck(static () => HealthCheckResult.Unhealthy()), HealthStatus.Degraded, ["readiness"])
                .AddCheck("throwing", TestCheck.Throwing(static () => new InvalidOperationException("no")), HealthStatus.Degraded, ["readiness"]));

        var probe = engine.AskAsync();
        await hung.BegunAsync();
        clock.Advance(0.1);
        var report = await probe.InTimeAsync();

        Assert.Equal((HealthStatus.Degraded, HealthReasons.Timeout), (report.Find("hung")!.Value.Status, report.Find("hung")!.Value.Reason));
        Assert.Equal((HealthStatus.Unhealthy, HealthReasons.Unhealthy), (report.Find("returning")!.Value.Status, report.Find("returning")!.Value.Reason));
        Assert.Equal((HealthStatus.Degraded, HealthReasons.UnknownError), (report.Find("throwing")!.Value.Status, report.Find("throwing")!.Value.Reason));
        hung.Release();
    }

    [Fact]
    public async Task Checks_can_be_registered_on_the_builder_that_adding_the_registry_returns()
    {
        var check = new TestCheck();
        await using var engine = EngineUnderTest.Of(
            Declare.Registry([new HealthSubsetDefinition("readiness")]),
            services: services => services.AddHealthRegistryCore<GivenRegistry>().AddCheck("other", check, tags: ["readiness"]));

        Assert.Equal(HealthStatus.Healthy, (await engine.ProbeAsync()).Status);
        Assert.Equal(1, check.Runs);
    }
}
