using System.Buffers.Text;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HealthChecks.Benchmarks.Http;

/// <summary>Asks as an orchestrator does: a connection for each probe.</summary>
internal static class Prober
{
    private const int GiveUpMilliseconds = 10_000;

    /// <summary>Asks, and waits for an answer or for the end of patience.</summary>
    /// <exception cref="SocketException">Nobody listens.</exception>
    public static ProbeResult Ask(int port, string path)
    {
        var started = Stopwatch.GetTimestamp();
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = GiveUpMilliseconds };
        socket.Connect(IPAddress.Loopback, port);
        socket.Send(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
        Span<byte> received = stackalloc byte[4096];
        var statusCode = 0;
        try
        {
            var answer = received[..socket.Receive(received)];
            if (answer.StartsWith("HTTP/1.1 "u8))
                _ = Utf8Parser.TryParse(answer["HTTP/1.1 ".Length..], out statusCode, out int _);
        }
        catch (SocketException)
        {
            // Reset, or too late: either way this probe has failed.
        }

        return new ProbeResult(Stopwatch.GetElapsedTime(started), statusCode == 200) { StatusCode = statusCode };
    }

    /// <summary>The same on a thread of its own.</summary>
    public static Task<ProbeResult> AskAsync(int port, string path) =>
        Task.Factory.StartNew(() => Ask(port, path), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
