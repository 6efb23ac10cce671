namespace HealthChecks.Tests;

/// <summary>Checks that may be absent.</summary>
public sealed class AbsentCheckTests
{
    [Fact]
    public async Task Absence_is_decided_once_at_the_start()
    {
        var clock = new FakeTimeProvider();
        var asked = 0;
        await using var engine = EngineUnderTest.Of(
            Declare.Readiness(
                Declare.Check("a", new TestCheck()),
                new HealthCheckDefinition("b", _ =>
                {
                    asked++;
                    return null;
                })
                {
                    Memberships = Declare.Membership("readiness"),
                    MayBeAbsent = true,
                    Optional = true,
                    Source = "AppHealth.B",
                }),
            clock);

        await engine.ProbeThreeTimesAsync(clock);

        Assert.Equal(1, asked);
        Assert.Contains("AppHealth.B", Assert.Single(engine.Log.Named("AbsentCheck")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_that_may_be_absent_and_is_not_is_not_created_twice()
    {
        var clock = new FakeTimeProvider();
        var created = 0;
        await using var engine = EngineUnderTest.Of(
            Declare.Readiness(new HealthCheckDefinition("b", _ =>
            {
                created++;
                return new TestCheck();
            })
            {
                Memberships = Declare.Membership("readiness"),
                MayBeAbsent = true,
            }),
            clock);

        await engine.ProbeThreeTimesAsync(clock);

        Assert.Equal(1, created);
    }

    [Fact]
    public async Task A_factory_that_throws_while_absence_is_decided_is_not_absent_and_stops_nothing()
    {
        var clock = new FakeTimeProvider();
        var attempts = 0;
        await using var engine = EngineUnderTest.Of(
            Declare.Readiness(new HealthCheckDefinition("b", _ => ++attempts == 1 ? throw new InvalidOperationException("not yet") : new TestCheck())
            {
                Memberships = Declare.Membership("readiness"),
                MayBeAbsent = true,
            }),
            clock);

        Assert.Equal(HealthStatus.Healthy, (await engine.ProbeAsync()).Status);
        Assert.Single(engine.Log.Named("ConstructionFailed"));
    }
}
