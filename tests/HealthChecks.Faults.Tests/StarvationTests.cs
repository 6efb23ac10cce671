using HealthChecks.Testing.Servers;

namespace HealthChecks.Faults.Tests;

/// <summary>An application that blocks every thread of its own pool, and what the engine says of it.</summary>
public sealed class StarvationTests(ITestOutputHelper output) : IDisposable
{
    private const string Flood = "thread-pool-starved";

    private readonly int _port = FreePort.Find();
    private readonly string _folder = Directory.CreateTempSubdirectory("health-starved").FullName;

    private string Socket => Path.Combine(_folder, "health.sock");

    private Uri Listener => new($"http://127.0.0.1:{_port}/healthcheck/liveness");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_starved_pool_fails_readiness_is_said_once_at_each_end_and_the_listener_answers_meanwhile()
    {
        var row = FaultTable.ThreadPoolStarved;
        await using var app = await StartAsync(("StarvationReadinessSeconds", "1"), ("StarvationWarningSeconds", "0.5"));
        using var client = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero }) { Timeout = FaultyApp.Patience };
        await app.WaitForAsync("readiness", static answer => answer.Status == 200, row.Limit);
        var before = (await app.RunsAsync("dependency")).Begun;

        await app.BeginAsync(Flood);
        ProbeRun probe;
        do
        {
            var liveness = await FaultyApp.GetAsync(client, Listener.ToString());
            Assert.Equal(200, liveness.Status);
            Assert.StartsWith("{\"status\":\"ok\",\"queueDelayMs\":", liveness.Body, StringComparison.Ordinal);
            Assert.InRange(liveness.Took, TimeSpan.Zero, row.Limit);
            probe = await ProbeRun.OfAsync("readiness", "--socket", Socket);
        }
        while (!probe.Output.Contains(row.Reason, StringComparison.Ordinal));

        Assert.Equal((1, ""), (probe.ExitCode, probe.Errors));
        Assert.Equal(0, (await ProbeRun.OfAsync("liveness", "--socket", Socket)).ExitCode);
        var during = await FaultyApp.GetAsync(client, Listener.ToString());
        Assert.True(QueueDelayOf(during) >= 1000, during.Body);
        Assert.Single(app.Log, IsBegin);
        Assert.DoesNotContain(app.Log, IsEnd);

        await app.EndAsync(Flood);
        await app.WaitForAsync("readiness", static answer => answer.Status == 200, FaultyApp.Patience);
        Assert.True((await app.RunsAsync("dependency")).Begun > before);
        for (var i = 0; !app.Log.Any(IsEnd); i++)
        {
            Assert.True(i < 1000, "The end of the starvation is not logged.");
            await Task.Delay(20);
        }

        Assert.Single(app.Log, IsBegin);
        Assert.Single(app.Log, IsEnd);
        output.WriteLine($"{row.Name} | {row.Readiness} {row.Reason} | listener within {during.Took.TotalSeconds:F3} s, {during.Body}");
    }

    [Fact]
    public async Task A_full_stall_fails_liveness_by_the_listener_while_it_lasts()
    {
        await using var app = await StartAsync(("StarvationLivenessSeconds", "0.5"));
        using var client = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero }) { Timeout = FaultyApp.Patience };
        Assert.Equal(200, (await FaultyApp.GetAsync(client, Listener.ToString())).Status);

        await app.BeginAsync(Flood);
        ProbeAnswer liveness;
        do
            liveness = await FaultyApp.GetAsync(client, Listener.ToString());
        while (liveness.Status == 200);

        Assert.Equal(503, liveness.Status);
        Assert.StartsWith("{\"status\":\"starved\",\"queueDelayMs\":", liveness.Body, StringComparison.Ordinal);
        Assert.Equal(1, (await ProbeRun.OfAsync("liveness", "--socket", Socket)).ExitCode);

        await app.EndAsync(Flood);
        while ((await FaultyApp.GetAsync(client, Listener.ToString())).Status != 200)
            await Task.Delay(20);
        Assert.Equal(200, (await app.ProbeAsync("liveness")).Status);
    }

    [Fact]
    public async Task A_full_stall_fails_liveness_by_the_web_server_too_where_that_can_answer()
    {
        // It needs the pool, but for a connection that is open, where everything is done on the thread that hears of it.
        await using var app = await FaultyApp.StartAsync(
            ("HealthChecks__StarvationLivenessSeconds", "0.5"),
            ("Inline", "true"),
            ("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1"));
        using var client = new HttpClient { BaseAddress = new Uri(app.Address), Timeout = FaultyApp.Patience };
        Assert.Equal((200, "{\"status\":\"ok\"}"), Seen(await FaultyApp.GetAsync(client, "/healthcheck/liveness")));

        await app.BeginAsync(Flood);
        ProbeAnswer liveness;
        do
            liveness = await FaultyApp.GetAsync(client, "/healthcheck/liveness");
        while (liveness.Status == 200);

        Assert.Equal((503, "{\"status\":\"starved\"}"), Seen(liveness));
        Assert.InRange(liveness.Took, TimeSpan.Zero, FaultRow.Slack);
        await app.EndAsync(Flood);
        await app.WaitForAsync("liveness", static answer => answer.Status == 200, FaultyApp.Patience);

        static (int, string) Seen(ProbeAnswer answer) => (answer.Status, answer.Body);
    }

    [Fact]
    public async Task Nobody_watches_where_nothing_asks_for_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Names of threads are read as on Linux.");
        await using var watched = await FaultyApp.StartAsync(("HealthChecks__StarvationWarningSeconds", "1"));
        await using var asked = await FaultyApp.StartAsync(("HealthChecks__Socket", Socket));
        await using var unwatched = await FaultyApp.StartAsync();

        Assert.Contains("Health starvati", ThreadsOf(watched));
        // Whoever asks for liveness there is told how long work waits.
        Assert.Contains("Health starvati", ThreadsOf(asked));
        Assert.DoesNotContain("Health starvati", ThreadsOf(unwatched));
    }

    private Task<FaultyApp> StartAsync(params (string Name, string Value)[] settings) => FaultyApp.StartAsync(
    [
        ("HealthChecks__LivenessListenerPort", $"{_port}"),
        ("HealthChecks__Socket", Socket),
        .. settings.Select(static setting => ("HealthChecks__" + setting.Name, setting.Value)),
    ]);

    private static bool IsBegin(string line) => line.Contains("s for the thread pool: something blocks", StringComparison.Ordinal);

    private static bool IsEnd(string line) => line.Contains("Work no longer waits for the thread pool", StringComparison.Ordinal);

    private static double QueueDelayOf(ProbeAnswer liveness)
    {
        using var body = System.Text.Json.JsonDocument.Parse(liveness.Body);
        return body.RootElement.GetProperty("queueDelayMs").GetDouble();
    }

    // The kernel keeps fifteen characters of a name.
    private static string[] ThreadsOf(FaultyApp app) =>
        [.. Directory.EnumerateDirectories($"/proc/{app.Process.Id}/task").Select(static task => File.ReadAllText(Path.Combine(task, "comm")).Trim())];
}
