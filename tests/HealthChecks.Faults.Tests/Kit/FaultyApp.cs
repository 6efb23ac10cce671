using System.Collections.Concurrent;
using System.Diagnostics;
using HealthChecks.Testing.Servers;

namespace HealthChecks.Faults.Tests;

/// <summary>The program with the faults, as a process of its own.</summary>
public sealed class FaultyApp : IAsyncDisposable
{
    /// <summary>Far longer than anything takes, so that a slow machine fails no test; a hang does.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _log = new();
    private readonly SemaphoreSlim _oneOrder = new(1);
    private HttpClient? _client;

    private FaultyApp(Process process)
    {
        _process = process;
    }

    /// <summary>Where its web server answers.</summary>
    public string Address { get; private set; } = "";

    public Process Process => _process;

    /// <summary>What it has logged.</summary>
    public IReadOnlyList<string> Log => [.. _log];

    private HttpClient Client => _client!;

    public static async Task<FaultyApp> StartAsync(params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "HealthChecks.Faults.App"))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        var app = new FaultyApp(new Process { StartInfo = start });
        app._process.ErrorDataReceived += (_, line) => app._log.Enqueue(line.Data ?? "");
        app._process.Start();
        app._process.BeginErrorReadLine();
        app.Address = await app.ReadAnswerAsync();
        // As a kubelet: a connection for each probe.
        app._client = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero }) { BaseAddress = new Uri(app.Address), Timeout = Patience };
        return app;
    }

    /// <summary>Gives an order to the process, and returns its answer.</summary>
    public async Task<string> OrderAsync(string order)
    {
        await _oneOrder.WaitAsync();
        try
        {
            await _process.StandardInput.WriteLineAsync(order);
            await _process.StandardInput.FlushAsync();
            var answer = await ReadAnswerAsync();
            return answer.StartsWith("failed", StringComparison.Ordinal) ? throw new InvalidOperationException(answer) : answer;
        }
        finally
        {
            _oneOrder.Release();
        }
    }

    public Task BeginAsync(string fault) => OrderAsync("on " + fault);

    public Task EndAsync(string fault) => OrderAsync("off " + fault);

    /// <summary>How many runs of a check have begun, and the most that were in flight at a time.</summary>
    public async Task<(int Begun, int MostInFlight)> RunsAsync(string fault)
    {
        var words = (await OrderAsync("runs " + fault)).Split(' ').Select(int.Parse).ToArray();
        return (words[0], words[1]);
    }

    public async Task<ProcessFigures> FiguresAsync() => ProcessFigures.Parse(await OrderAsync("figures"));

    public Task<ProbeAnswer> ProbeAsync(string subset) => GetAsync(Client, "/healthcheck/" + subset);

    public static async Task<ProbeAnswer> GetAsync(HttpClient client, string path)
    {
        var started = Stopwatch.GetTimestamp();
        using var response = await client.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute));
        var body = await response.Content.ReadAsStringAsync();
        return new ProbeAnswer((int)response.StatusCode, body, Stopwatch.GetElapsedTime(started));
    }

    /// <summary>Probes until an answer is what is waited for; each has to come in time.</summary>
    public async Task<ProbeAnswer> WaitForAsync(string subset, Func<ProbeAnswer, bool> isIt, TimeSpan limit)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            var answer = await ProbeAsync(subset);
            Assert.InRange(answer.Took, TimeSpan.Zero, limit);
            if (isIt(answer))
                return answer;
            if (Stopwatch.GetElapsedTime(started) > Patience)
                Assert.Fail($"not in {Patience}; last: {answer}\n{string.Join('\n', Log)}");
            await Task.Delay(20);
        }
    }

    /// <summary>Probes until one more run of the check has begun.</summary>
    public async Task WaitForRunAsync(string fault, int before, TimeSpan limit)
    {
        var started = Stopwatch.GetTimestamp();
        do
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < Patience, "No run begins.");
            Assert.InRange((await ProbeAsync(fault)).Took, TimeSpan.Zero, limit);
        }
        while ((await RunsAsync(fault)).Begun <= before);
    }

    /// <summary>Sends a signal.</summary>
    public void Signal(int signal) => Signals.Send(_process.Id, signal);

    /// <summary>Waits for its end.</summary>
    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _oneOrder.Dispose();
    }

    private async Task<string> ReadAnswerAsync() =>
        await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience)
            ?? throw new InvalidOperationException("The process has ended:\n" + string.Join('\n', _log));
}
