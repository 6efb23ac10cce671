using System.Diagnostics;
using System.Net;
using HealthChecks.Testing.Servers;

namespace HealthChecks.EndToEnd.Tests;

/// <summary>The sample web app as a process of its own.</summary>
internal sealed class RunningWebApp : IAsyncDisposable
{
    /// <summary>For tests that wait for something to change: readings for people are served again for 10 s otherwise.</summary>
    public static readonly (string Name, string Value) Fresh = ("HealthChecks__FreshSeconds", "0.5");

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly List<string> _log = [];

    private RunningWebApp(Process process, string address)
    {
        _process = process;
        Address = address;
        Client = new HttpClient { BaseAddress = new Uri(address), Timeout = TimeSpan.FromSeconds(30) };
    }

    public string Address { get; }

    public HttpClient Client { get; }

    public string Log
    {
        get
        {
            lock (_log)
                return string.Join('\n', _log);
        }
    }

    public static Task<RunningWebApp> StartAsync(params (string Name, string Value)[] environment) => StartAsync(FreePort.Find(), environment);

    public static Task<RunningWebApp> StartAsync(int port, params (string Name, string Value)[] environment) =>
        StartAsync(SamplePrograms.WebApp, port, environment);

    public static async Task<RunningWebApp> StartAsync(string program, int port, params (string Name, string Value)[] environment)
    {
        var address = $"http://127.0.0.1:{port}";
        string[] command = [.. await DefaultSignals.PrefixAsync(), program];
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = SamplePrograms.WebAppFolder,
        };
        start.Environment["ASPNETCORE_URLS"] = address;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        var app = new RunningWebApp(new Process { StartInfo = start }, address);
        app._process.OutputDataReceived += (_, line) => app.Keep(line.Data);
        app._process.ErrorDataReceived += (_, line) => app.Keep(line.Data);
        app._process.Start();
        app._process.BeginOutputReadLine();
        app._process.BeginErrorReadLine();
        await app.WaitUntilAliveAsync();
        return app;
    }

    public async Task<Answer> GetAsync(string path, string? host = null, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, path);
        request.Headers.Host = host;
        var started = Stopwatch.GetTimestamp();
        using var response = await Client.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        return new Answer(
            response.StatusCode,
            body,
            Stopwatch.GetElapsedTime(started),
            response.Content.Headers.Allow.Count > 0 ? string.Join(", ", response.Content.Headers.Allow) : null,
            response.Headers.Connection.ToString());
    }

    /// <summary>Asks until an answer has the status, and returns it; fails when none comes in time.</summary>
    public async Task<Answer> WaitForAsync(string path, HttpStatusCode status, TimeSpan limit)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            var answer = await GetAsync(path);
            if (answer.Status == status)
                return answer;
            if (Stopwatch.GetElapsedTime(started) > limit)
                Assert.Fail($"{path} did not answer {(int)status} within {limit}; last: {answer}\n{Log}");
            await Task.Delay(100);
        }
    }

    /// <summary>Waits until the process has written something; fails when it does not in time.</summary>
    public async Task WaitForLogAsync(string text, TimeSpan limit)
    {
        var started = Stopwatch.GetTimestamp();
        while (!Log.Contains(text, StringComparison.Ordinal))
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < limit, $"The sample did not write \"{text}\" within {limit}:\n{Log}");
            await Task.Delay(10);
        }
    }

    /// <summary>Sends one of <see cref="Signals"/>.</summary>
    public void Signal(int signal) => Signals.Send(_process.Id, signal);

    /// <summary>Waits for the process to end by itself, and returns its exit code; fails when it does not in time.</summary>
    public async Task<int> WaitForExitAsync(TimeSpan limit)
    {
        using var timeout = new CancellationTokenSource(limit);
        try
        {
            await _process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"The sample did not end within {limit}:\n{Log}");
        }

        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task WaitUntilAliveAsync()
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                if ((await GetAsync("/healthcheck/liveness")).Status == HttpStatusCode.OK)
                    return;
            }
            catch (HttpRequestException) when (!_process.HasExited && Stopwatch.GetElapsedTime(started) < StartLimit)
            {
                await Task.Delay(20);
                continue;
            }

            Assert.Fail("The sample did not start:\n" + Log);
        }
    }

    private void Keep(string? line)
    {
        if (line is null)
            return;
        lock (_log)
            _log.Add(line);
    }

    internal sealed record Answer(HttpStatusCode Status, string Body, TimeSpan Elapsed, string? Allow, string Connection);
}
