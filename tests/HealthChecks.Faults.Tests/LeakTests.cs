namespace HealthChecks.Faults.Tests;

/// <summary>A check that hangs, and a great many probes: what the process holds on to stays the same.</summary>
public sealed class LeakTests(ITestOutputHelper output)
{
    private const int WarmUp = 3_000;

    // A round that is kept, with its report, is some hundred bytes: a hundred thousand would be tens of megabytes.
    private const long MoreBytes = 2_000_000;

    // Threads of the pool come and go, up to its minimum.
    private const int MoreThreads = 25;
    private const int MoreHandles = 25;
    private const int MoreTimers = 5;

    [Theory]
    [InlineData("ignores-token", "timeout")] // Given up on: every probe is answered at once.
    [InlineData("unending", "late")] // Not given up on: every probe waits for it until the deadline.
    [InlineData("throws", "unknown-error")]
    public async Task A_hundred_thousand_probes_of_a_check_that_fails_leave_nothing_behind(string name, string reason)
    {
        await using var app = await FaultyApp.StartAsync();
        await app.BeginAsync(name);
        await app.OrderAsync($"probe {name} {WarmUp} 500");

        var before = await app.FiguresAsync();
        var reasons = await app.OrderAsync($"probe {name} 100000 2000");
        var after = await app.FiguresAsync();

        Assert.Equal($"{reason}=100000", reasons);
        Assert.Equal(1, (await app.RunsAsync(name)).MostInFlight);
        output.WriteLine($"{name} in process: {before} -> {after}");
        AssertFlat(before, after);
        await app.EndAsync(name);
        await app.WaitForAsync(name, static answer => answer.Status == 200, FaultyApp.Patience);
    }

    [Fact]
    public async Task Thousands_of_probes_over_HTTP_leave_nothing_behind_nor_do_those_that_lose_patience()
    {
        const string Name = "unending";
        await using var app = await FaultyApp.StartAsync();
        await app.BeginAsync(Name);
        await ProbeAsync(app, Name, 400, FaultyApp.Patience);
        await ProbeAsync(app, Name, 100, TimeSpan.FromMilliseconds(10));

        var before = await SettledAsync(app);
        await ProbeAsync(app, Name, 3_000, FaultyApp.Patience);
        await ProbeAsync(app, Name, 500, TimeSpan.FromMilliseconds(10));
        await ProbeAsync(app, "liveness", 500, FaultyApp.Patience);
        var after = await SettledAsync(app);

        output.WriteLine($"{Name} over HTTP: {before} -> {after}");
        AssertFlat(before, after);
        Assert.Equal(1, (await app.RunsAsync(Name)).Begun);
    }

    private static void AssertFlat(ProcessFigures before, ProcessFigures after)
    {
        Assert.InRange(after.Threads, 0, before.Threads + MoreThreads);
        Assert.InRange(after.Handles, 0, before.Handles + MoreHandles);
        Assert.InRange(after.Timers, 0, before.Timers + MoreTimers);
        Assert.InRange(after.ManagedBytes, 0, before.ManagedBytes + MoreBytes);
    }

    // The server hears a little later that a connection is closed.
    private static async Task<ProcessFigures> SettledAsync(FaultyApp app)
    {
        var last = await app.FiguresAsync();
        for (var i = 0; i < 20; i++)
        {
            await Task.Delay(100);
            var next = await app.FiguresAsync();
            if (next.Handles == last.Handles)
                return next;
            last = next;
        }

        return last;
    }

    private static async Task ProbeAsync(FaultyApp app, string subset, int count, TimeSpan patience)
    {
        var left = count;
        await Task.WhenAll(Enumerable.Range(0, 32).Select(async _ =>
        {
            using var client = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero }) { BaseAddress = new Uri(app.Address), Timeout = patience };
            while (Interlocked.Decrement(ref left) >= 0)
            {
                try
                {
                    await FaultyApp.GetAsync(client, "/healthcheck/" + subset);
                }
                catch (TaskCanceledException) when (patience < FaultyApp.Patience)
                {
                    // It has hung up.
                }
            }
        }));
    }
}
