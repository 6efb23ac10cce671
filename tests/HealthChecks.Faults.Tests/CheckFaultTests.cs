using System.Diagnostics;
using HealthChecks.Testing.Servers;

namespace HealthChecks.Faults.Tests;

/// <summary>What is wrong with one check or its dependency, in a process that has all of these faults, one after another.</summary>
public sealed class CheckFaultTests(SharedApp shared, PostgresServer postgres, ITestOutputHelper output) : IClassFixture<PostgresServer>, IClassFixture<SharedApp>
{
    private const int Probes = 4;
    private static readonly TimeSpan BetweenProbes = TimeSpan.FromMilliseconds(100);

    public static TheoryData<string> Names => [.. FaultTable.OfChecks.Select(static row => row.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task While_a_check_is_at_fault_every_probe_is_answered_and_when_it_is_over_the_next_run_starts(string name)
    {
        var row = FaultTable.OfChecks.Single(row => row.Name == name);
        var app = await shared.GetAsync(postgres, needsPostgres: name.StartsWith("database", StringComparison.Ordinal));
        if (row.IsKnownBefore)
            await app.WaitForAsync(name, static answer => answer.Status == 200, row.Limit);
        var before = (await app.RunsAsync(name)).Begun;
        var began = Stopwatch.GetTimestamp();
        await app.BeginAsync(name);

        // What was read just before is served a moment longer; from the run that meets the fault on, the row holds.
        await app.WaitForAsync(name, answer => answer.Status == row.Readiness && answer.ReasonOf() == row.Reason, row.Limit);
        await app.WaitForRunAsync(name, before, row.Limit);
        var slowest = TimeSpan.Zero;
        for (var i = 0; i < Probes; i++)
        {
            // So that a run is due.
            await Task.Delay(BetweenProbes);
            var answer = await app.ProbeAsync(name);
            Assert.Equal((row.Readiness, row.Reason), (answer.Status, answer.ReasonOf()));
            Assert.InRange(answer.Took, TimeSpan.Zero, row.Limit);
            Assert.DoesNotContain("correct-horse", answer.Body, StringComparison.Ordinal);
            slowest = answer.Took > slowest ? answer.Took : slowest;

            var liveness = await app.ProbeAsync("liveness");
            Assert.Equal((200, "{\"status\":\"ok\"}"), (liveness.Status, liveness.Body));
            Assert.InRange(liveness.Took, TimeSpan.Zero, FaultRow.Slack);
        }

        var probe = await ProbeRun.OfAsync(name, "--url", app.Address);
        Assert.Equal((row.Readiness == 200 ? 0 : 1, ""), (probe.ExitCode, probe.Errors));
        Assert.EndsWith($"... {row.Line}\n", probe.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await ProbeRun.OfAsync("liveness", "--url", app.Address)).ExitCode);

        var runs = await app.RunsAsync(name);
        var begun = runs.Begun - before;
        Assert.Equal(1, runs.MostInFlight);
        Assert.InRange(begun, 1, row.Runs == FaultRuns.One ? 1 : (int)(Stopwatch.GetElapsedTime(began).TotalSeconds / 0.05) + 1);

        await app.EndAsync(name);
        await app.WaitForAsync(name, static answer => answer.Status == 200, row.Limit);
        await app.WaitForRunAsync(name, runs.Begun, row.Limit);
        Assert.Equal(0, (await ProbeRun.OfAsync(name, "--url", app.Address)).ExitCode);
        Assert.Equal(1, (await app.RunsAsync(name)).MostInFlight);
        output.WriteLine($"{name} | {row.Readiness} {row.Reason} | within {slowest.TotalSeconds:F3} s | {begun} runs");
    }
}
