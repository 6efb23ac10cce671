using System.Net;
using System.Net.Sockets;
using System.Text;
using HealthChecks.Benchmarks.Http;

namespace HealthChecks.Benchmarks.Soak;

/// <summary>What goes on all the time: probes at several rates, probers that hang up, an operator that changes settings and takes the instance out of rotation.</summary>
internal sealed class SoakLoad(ProbeServer server)
{
    private readonly IConfiguration _configuration = server.Services.GetRequiredService<IConfiguration>();
    private readonly IHealthLifecycle _lifecycle = server.Services.GetRequiredService<IHealthLifecycle>();
    private readonly IHealthReporter _reporter = server.Services.GetRequiredService<IHealthReporter>();
    private long _probes;
    private long _failed;

    public long Probes => Volatile.Read(ref _probes);

    /// <summary>Those that were not answered, or by nothing that a probe is answered with.</summary>
    public long Failed => Volatile.Read(ref _failed);

    public Task RunAsync(CancellationToken stop)
    {
        var turn = 0;
        return Task.WhenAll(
            EveryAsync(25, () => AskAsync("readiness"), stop),
            EveryAsync(40, () => AskAsync("steady"), stop),
            EveryAsync(50, () => AskAsync("liveness"), stop),
            EveryAsync(100, () => AskAsync("background"), stop),
            EveryAsync(200, () => Task.WhenAll(Enumerable.Range(0, 10).Select(_ => AskAsync("integrations"))), stop),
            EveryAsync(500, () => Task.WhenAll(Enumerable.Range(0, 100).Select(_ => _reporter.GetReportAsync("readiness").AsTask())), stop),
            EveryAsync(250, HangUpAsync, stop),
            EveryAsync(2_000, () => Do(() => ChangeSettings(++turn)), stop),
            EveryAsync(5_000, () => Do(_lifecycle.IsCordoned ? _lifecycle.Uncordon : _lifecycle.Cordon), stop));
    }

    private static Task Do(Action action)
    {
        action();
        return Task.CompletedTask;
    }

    private static async Task EveryAsync(int milliseconds, Func<Task> doAsync, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(milliseconds));
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
                await doAsync();
        }
        catch (OperationCanceledException)
        {
            // The end.
        }
    }

    // Every third is refused, and nothing changes.
    private void ChangeSettings(int turn)
    {
        _configuration["HealthChecks:Checks:flaps:FreshSeconds"] = turn % 3 == 0 ? "never" : turn % 2 == 0 ? "0.1" : "0.5";
        _configuration["HealthChecks:Checks:often:EverySeconds"] = turn % 2 == 0 ? "0.5" : "0.3";
        _configuration["HealthChecks:Checks:throws:Enabled"] = turn % 4 == 0 ? "false" : "true";
        _configuration["HealthChecks:Sequential"] = turn % 8 == 0 ? "true" : "false";
        ((IConfigurationRoot)_configuration).Reload();
    }

    private async Task AskAsync(string subset)
    {
        var probe = await Task.Run(() => Prober.Ask(server.Port, "/healthcheck/" + subset));
        Interlocked.Increment(ref _probes);
        if (probe.StatusCode is not (200 or 503))
            Interlocked.Increment(ref _failed);
    }

    private async Task HangUpAsync()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { LingerState = new LingerOption(true, 0) };
        await socket.ConnectAsync(IPAddress.Loopback, server.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes("GET /healthcheck/integrations HTTP/1.1\r\nHost: localhost\r\n\r\n"));
        await Task.Delay(5);
        Interlocked.Increment(ref _probes);
    }
}
