using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace HealthChecks.Tests;

/// <summary>Alone, because the CPU that is measured is the process's.</summary>
[Collection(nameof(Alone))]
public sealed class ProbeServerLimitTests
{
    [Fact]
    public async Task A_listener_that_cannot_accept_serves_who_is_connected_burns_no_core_and_goes_on_when_it_can()
    {
        if (!OperatingSystem.IsLinux())
            return;

        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", new TestCheck())));
        await engine.StartHostedServicesAsync();
        using var listener = ProbeSockets.OpenPort(0);
        using var server = new ProbeServer(listener, RouterOf(engine), "Test");
        server.Start();
        var port = ((IPEndPoint)listener.LocalEndPoint!).Port;
        using var before = await ConnectAsync(port);
        await Task.Delay(500, TestContext.Current.CancellationToken);

        TimeSpan spent;
        using (Unacceptable(listener))
        {
            var started = Environment.CpuUsage.TotalTime;
            await Task.Delay(1000, TestContext.Current.CancellationToken);
            spent = Environment.CpuUsage.TotalTime - started;
            Assert.StartsWith("HTTP/1.1 200 ", await AskAsync(before), StringComparison.Ordinal);
        }

        Assert.True(spent < TimeSpan.FromSeconds(0.4), $"{spent.TotalSeconds:F2} s of CPU in one second of waiting");
        using var after = await ConnectAsync(port);
        Assert.StartsWith("HTTP/1.1 200 ", await AskAsync(after), StringComparison.Ordinal);
    }

    private static ProbeRouter RouterOf(EngineUnderTest engine)
    {
        var health = engine.Services.GetRequiredService<HealthEngine>();
        return new ProbeRouter(health, engine.Services.GetRequiredService<StarvationWatch>(), health.Logger, "/healthcheck/liveness", isPrivate: false);
    }

    private static async Task<Socket> ConnectAsync(int port)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
        return socket;
    }

    private static async Task<string> AskAsync(Socket socket)
    {
        await socket.SendAsync("GET /healthcheck/liveness HTTP/1.1\r\n\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
        var buffer = new byte[4096];
        var count = await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken).AsTask().InTimeAsync();
        return Encoding.ASCII.GetString(buffer, 0, count);
    }

    /// <summary>
    /// Puts a socket with something to read, that can accept nothing, in the listener's place until the result is disposed of: to the server
    /// it looks like a process without file descriptors.
    /// </summary>
    private static Restored Unacceptable(Socket listener)
    {
        var descriptor = (int)listener.Handle;
        using var datagrams = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        datagrams.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        datagrams.SendTo("x"u8, datagrams.LocalEndPoint!);
        var kept = Duplicate(descriptor);
        Assert.True(kept >= 0 && DuplicateTo((int)datagrams.Handle, descriptor) >= 0);
        return new Restored(kept, descriptor);
    }

    [DllImport("libc", EntryPoint = "dup")]
    private static extern int Duplicate(int descriptor);

    [DllImport("libc", EntryPoint = "dup2")]
    private static extern int DuplicateTo(int descriptor, int other);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int Close(int descriptor);

    private sealed class Restored(int kept, int descriptor) : IDisposable
    {
        public void Dispose()
        {
            Assert.True(DuplicateTo(kept, descriptor) >= 0);
            Assert.Equal(0, Close(kept));
        }
    }
}
