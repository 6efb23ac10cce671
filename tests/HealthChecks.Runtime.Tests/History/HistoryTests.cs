using Microsoft.Extensions.DependencyInjection;

namespace HealthChecks.Tests;

public sealed class HistoryTests
{
    private readonly FakeTimeProvider _clock = new();
    private HealthCheckResult _next = HealthCheckResult.Healthy();

    [Fact]
    public async Task Every_transition_is_remembered_once_newest_first_and_an_unchanged_state_adds_none()
    {
        await using var engine = Engine();
        var history = engine.Services.GetRequiredService<HealthHistory>();

        await ReadAsync(engine, HealthCheckResult.Healthy());
        Assert.Empty(history.Transitions);
        await ReadAsync(engine, HealthResults.Unhealthy("refused"));
        await ReadAsync(engine, HealthResults.Unhealthy("refused"));
        var first = history.Transitions;
        await ReadAsync(engine, HealthCheckResult.Healthy());

        Assert.Equal(["Subset readiness Unhealthy", "Check database Unhealthy"], first.Select(Text));
        Assert.Equal(["Subset readiness Healthy", "Check database Healthy", "Subset readiness Unhealthy", "Check database Unhealthy"], history.Transitions.Select(Text));
        Assert.Equal(first.Select(static entry => entry.Id), history.Transitions.Skip(2).Select(static entry => entry.Id));
    }

    [Fact]
    public async Task No_two_transitions_have_one_id_in_this_process_or_another()
    {
        await using var one = Engine();
        await using var other = Engine();
        foreach (var engine in (EngineUnderTest[])[one, other])
        {
            for (var i = 0; i < 20; i++)
                await ReadAsync(engine, i % 2 == 0 ? HealthCheckResult.Unhealthy() : HealthCheckResult.Healthy());
        }

        var ids = one.Services.GetRequiredService<HealthHistory>().Transitions.Concat(other.Services.GetRequiredService<HealthHistory>().Transitions).Select(static entry => entry.Id).ToArray();

        Assert.Equal(80, ids.Distinct().Count());
        Assert.All(ids, static id => Assert.True(Guid.TryParseExact(id["urn:uuid:".Length..], "D", out _), id));
    }

    [Fact]
    public async Task The_last_readings_of_a_check_are_there_as_they_came_out_oldest_first()
    {
        await using var engine = Engine(failAfter: 3);
        for (var i = 0; i < 70; i++)
            await ReadAsync(engine, i % 2 == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy());

        var readings = engine.Services.GetRequiredService<HealthHistory>().ReadingsOf("DATABASE");

        Assert.Equal(60, readings.Count);
        Assert.Equal((HealthStatus.Healthy, HealthStatus.Unhealthy), (readings[0].Status, readings[59].Status));
        Assert.Equal(TimeSpan.FromSeconds(2), readings[1].At - readings[0].At);
        Assert.Empty(engine.Services.GetRequiredService<HealthHistory>().ReadingsOf("ghost"));
    }

    [Fact]
    public async Task Nothing_grows()
    {
        await using var engine = Engine();
        for (var i = 0; i < 150; i++)
            await ReadAsync(engine, i % 2 == 0 ? HealthCheckResult.Unhealthy() : HealthCheckResult.Healthy());

        Assert.Equal(200, engine.Services.GetRequiredService<HealthHistory>().Transitions.Count);
    }

    private static string Text(HealthHistoryEntry entry) => $"{entry.Transition.Subject} {entry.Transition.Name} {entry.Transition.Status}";

    private EngineUnderTest Engine(int? failAfter = null) => EngineUnderTest.Of(
        Declare.Readiness(Declare.Check("database", new TestCheck(() => _next), failAfter: failAfter)),
        _clock,
        static services => services.AddHealthHistory().AddHealthHistory());

    private async Task ReadAsync(EngineUnderTest engine, HealthCheckResult result)
    {
        _next = result;
        await engine.ProbeAsync();
        _clock.Advance(2);
    }
}
