using System.Diagnostics;
using HealthChecks.Testing.Servers;

namespace HealthChecks.EndToEnd.Tests;

/// <summary>
/// Two instances of the sample behind HAProxy, restarted one after the other under load, as a deployment does it. HAProxy never sends a
/// request twice here, so that every one that meets a stopping instance fails.
/// </summary>
[Collection(LoadCollection.Name)]
public sealed class RollingRestartTests(ITestOutputHelper output)
{
    /// <summary>The real thing with the native binary; beside the build's own tests, which share the machine, only whether it works.</summary>
    private static readonly int Rounds = SamplePrograms.NativeWebApp is null ? 1 : 5;

    private static readonly TimeSpan UpLimit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task With_a_drain_no_request_is_lost()
    {
        var run = await RestartAsync(drainSeconds: 3, Rounds);

        Assert.True(run.Result.Failed == 0, run.ToString());
        Assert.All(run.Servers, static server => Assert.True(server.Requests > 100, $"{server}"));
    }

    [Fact]
    public async Task Without_one_some_are()
    {
        var run = await RestartAsync(drainSeconds: 0, rounds: 1);

        Assert.True(run.Result.Failed > 0, run.ToString());
    }

    private async Task<Run> RestartAsync(int drainSeconds, int rounds)
    {
        ServerRequirement.Need(HaProxyServer.Missing ?? WrkLoad.Missing);
        (string, string) drain = ("HealthChecks__DrainSeconds", $"{drainSeconds}");
        int[] ports = [FreePort.Find(), FreePort.Find()];
        var port = FreePort.Find();
        RunningWebApp[] instances = [await RunningWebApp.StartAsync(ports[0], drain), await RunningWebApp.StartAsync(ports[1], drain)];
        try
        {
            await using var haproxy = await HaProxyServer.StartAsync(HaProxyPage.Configuration(port, ports));
            await UpAsync(haproxy);
            await using var load = await WrkLoad.StartAsync($"http://127.0.0.1:{port}/orders");
            var started = Stopwatch.GetTimestamp();
            for (var i = 0; i < rounds * instances.Length; i++)
            {
                var instance = i % instances.Length;
                instances[instance].Signal(Signals.Terminate);
                Assert.Equal(0, await instances[instance].WaitForExitAsync(TimeSpan.FromSeconds(drainSeconds + 30)));
                await instances[instance].DisposeAsync();
                instances[instance] = await RunningWebApp.StartAsync(ports[instance], drain);
                await UpAsync(haproxy);
            }

            var run = new Run(await load.StopAsync(), await haproxy.ServersAsync("orders"), Stopwatch.GetElapsedTime(started));
            output.WriteLine($"DrainSeconds={drainSeconds}, {rounds * instances.Length} restarts: {run}");
            return run;
        }
        finally
        {
            foreach (var instance in instances)
                await instance.DisposeAsync();
        }
    }

    private static async Task UpAsync(HaProxyServer haproxy)
    {
        var started = Stopwatch.GetTimestamp();
        // Long enough for HAProxy to have seen that an instance was away, however quickly it came back.
        await Task.Delay(TimeSpan.FromSeconds(0.5));
        while (!(await haproxy.ServersAsync("orders")).All(static server => server.IsUp))
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < UpLimit, $"HAProxy takes an instance for down:\n{haproxy.Log}");
            await Task.Delay(50);
        }
    }

    private sealed record Run(LoadResult Result, IReadOnlyList<HaProxyBackendServer> Servers, TimeSpan Elapsed)
    {
        public override string ToString() =>
            $"{Result.Requests} requests, {Result.Failed} failed ({Result.BadResponses} answered badly, {Result.SocketErrors} not at all) in {Elapsed.TotalSeconds:F0} s; {string.Join("; ", Servers)}";
    }
}
