using System.Diagnostics;
using HealthChecks.Testing.Servers;

namespace HealthChecks.Faults.Tests;

/// <summary>What is wrong with a whole process: each has one of its own.</summary>
public sealed class ProcessFaultTests(ITestOutputHelper output)
{
    private const string Check = "dependency";
    private const string Hours = "18000";

    [Fact]
    public async Task A_clock_that_jumps_makes_the_next_run_due_and_fails_nothing()
    {
        var row = FaultTable.ClockJumps;
        await using var app = await FaultyApp.StartAsync(("Clock", "jumping"));
        await app.WaitForAsync("readiness", static answer => answer.Status == 200, row.Limit);
        var before = (await app.RunsAsync(Check)).Begun;

        await app.OrderAsync("jump " + Hours);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(200, (await app.ProbeAsync("liveness")).Status);
            var answer = await app.ProbeAsync("readiness");
            Assert.Equal((row.Readiness, row.Reason), (answer.Status, answer.ReasonOf()));
            Assert.InRange(answer.Took, TimeSpan.Zero, row.Limit);
        }

        var begun = (await app.RunsAsync(Check)).Begun - before;
        Assert.True(begun > 0, "What was read five hours ago is served.");
        Assert.Equal(0, (await ProbeRun.OfAsync("readiness", "--url", app.Address)).ExitCode);
        output.WriteLine($"{row.Name} | {row.Readiness} {row.Reason} | {begun} runs");
    }

    [Fact]
    public async Task A_clock_that_jumps_during_a_run_times_it_out_and_the_next_one_passes()
    {
        var row = FaultTable.ClockJumpsMidRun;
        await using var app = await FaultyApp.StartAsync(("Clock", "jumping"));
        await app.WaitForAsync("readiness", static answer => answer.Status == 200, row.Limit);
        await app.BeginAsync(Check);
        var waiting = await WaitInFlightAsync(app);

        await app.OrderAsync("jump " + Hours);

        var answer = await waiting;
        Assert.Equal((row.Readiness, row.Reason), (answer.Status, answer.ReasonOf()));
        Assert.InRange(answer.Took, TimeSpan.Zero, row.Limit);
        Assert.Equal(200, (await app.ProbeAsync("liveness")).Status);
        await app.EndAsync(Check);
        await app.WaitForAsync("readiness", static answer => answer.Status == 200, row.Limit);
        output.WriteLine($"{row.Name} | {row.Readiness} {row.Reason} | within {answer.Took.TotalSeconds:F3} s");
    }

    [Fact]
    public async Task SIGTERM_during_a_probe_answers_it_drains_and_ends()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Signals are sent as on Linux.");
        var row = FaultTable.SignalMidProbe;
        const double Drain = 4;
        await using var app = await FaultyApp.StartAsync(("HealthChecks__DrainSeconds", "4"));
        await app.BeginAsync(Check);
        var waiting = await WaitInFlightAsync(app);
        var runs = (await app.RunsAsync(Check)).Begun;
        var signalled = Stopwatch.GetTimestamp();
        app.Signal(Signals.Terminate);

        var answer = await app.WaitForAsync("readiness", answer => answer.ReasonOf() == row.Reason, row.Limit);
        Assert.Equal(row.Readiness, answer.Status);
        // With what was known of it then: a probe that has begun is answered as it would have been, or as the drain says.
        var begun = await waiting;
        Assert.Equal(503, begun.Status);
        Assert.Contains(begun.ReasonOf(), (string[])[HealthReasons.Late, HealthReasons.Draining]);
        Assert.InRange(begun.Took, TimeSpan.Zero, TimeSpan.FromSeconds(FaultRow.DeadlineSeconds) + FaultRow.Slack);
        Assert.Equal(200, (await app.ProbeAsync("liveness")).Status);
        var probe = await ProbeRun.OfAsync("readiness", "--url", app.Address);
        Assert.Equal(1, probe.ExitCode);
        Assert.Contains("draining", probe.Output, StringComparison.Ordinal);
        Assert.Equal(runs, (await app.RunsAsync(Check)).Begun);

        Assert.Equal(0, await app.ExitAsync());
        var took = Stopwatch.GetElapsedTime(signalled).TotalSeconds;
        Assert.InRange(took, Drain - 0.1, Drain + 15);
        output.WriteLine($"{row.Name} | {answer.Status} {row.Reason} | ended after {took:F1} s of {Drain} s drain, the check still hanging");
    }

    [Fact]
    public async Task A_second_SIGTERM_ends_the_drain()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Signals are sent as on Linux.");
        var row = FaultTable.SignalTwice;
        await using var app = await FaultyApp.StartAsync(("HealthChecks__DrainSeconds", "300"));
        await app.WaitForAsync("readiness", static answer => answer.Status == 200, row.Limit);
        app.Signal(Signals.Terminate);
        await app.WaitForAsync("readiness", answer => answer.ReasonOf() == row.Reason, row.Limit);
        Assert.Equal(200, (await app.ProbeAsync("liveness")).Status);

        var signalled = Stopwatch.GetTimestamp();
        app.Signal(Signals.Terminate);

        Assert.Equal(0, await app.ExitAsync());
        output.WriteLine($"{row.Name} | {row.Readiness} {row.Reason} | ended {Stopwatch.GetElapsedTime(signalled).TotalSeconds:F1} s after the second, of 300 s drain");
    }

    /// <summary>A probe that waits for a run in flight.</summary>
    private static async Task<Task<ProbeAnswer>> WaitInFlightAsync(FaultyApp app)
    {
        var before = (await app.RunsAsync(Check)).Begun;
        // What was read just before is fresh for 50 ms.
        await Task.Delay(100);
        var waiting = app.ProbeAsync("readiness");
        for (var i = 0; (await app.RunsAsync(Check)).Begun == before; i++)
            Assert.True(i < 10_000, "No run begins.");
        return waiting;
    }
}
