namespace HealthChecks.Tests;

/// <summary>Factories that make no check.</summary>
public sealed class FailedCreationTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_check_that_cannot_be_constructed_is_one_Unhealthy_reading_and_the_next_run_tries_again(bool shared)
    {
        var clock = new FakeTimeProvider();
        var attempts = 0;
        await using var engine = EngineUnderTest.Of(
            Declare.Readiness(
                Declare.Check("a", new TestCheck()),
                new HealthCheckDefinition("b", _ => ++attempts == 1 ? throw new InvalidOperationException("Password=hunter2") : new TestCheck())
                {
                    Memberships = Declare.Membership("readiness"),
                    Dependencies = shared ? [] : [new HealthCheckDependency(typeof(Scoped))],
                }),
            clock);

        var first = await engine.ProbeAsync();
        clock.Advance(2);
        var second = await engine.ProbeAsync();

        Assert.Equal(HealthStatus.Unhealthy, first.Status);
        Assert.Equal(HealthStatus.Healthy, first.Find("a")!.Value.Status);
        Assert.Equal(HealthReasons.ConstructionFailed, first.Find("b")!.Value.Reason);
        Assert.DoesNotContain("hunter2", first.Find("b")!.Value.Text, StringComparison.Ordinal);
        Assert.Contains("hunter2", Assert.Single(engine.Log.Named("CheckUnhealthy")).Exception!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HealthStatus.Healthy, second.Status);
    }

    [Fact]
    public async Task A_factory_that_returns_null_without_having_said_so_is_a_construction_failure()
    {
        await using var engine = EngineUnderTest.Of(Declare.Readiness(
            new HealthCheckDefinition("b", static _ => null) { Memberships = Declare.Membership("readiness") }));

        var report = await engine.ProbeAsync();

        Assert.Equal(HealthReasons.ConstructionFailed, report[0].Reason);
        Assert.Contains("nullable", Assert.Single(engine.Log.Named("CheckUnhealthy")).Exception!.Message, StringComparison.Ordinal);
    }
}
