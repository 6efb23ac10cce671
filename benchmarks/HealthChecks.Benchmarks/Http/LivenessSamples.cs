using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using HealthChecks.Benchmarks.Table;

namespace HealthChecks.Benchmarks.Http;

/// <summary>
/// What a prober saw that asks at a fixed rate, each time on a connection of its own, whether or not it has been answered before: so that
/// a stall counts with every probe that falls into it.
/// </summary>
internal sealed class LivenessSamples
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan GiveUp = TimeSpan.FromSeconds(30);

    private readonly ConcurrentBag<(TimeSpan Took, string Answer)> _probes = [];

    /// <summary>The longest that the listener said work waits for the pool; null where nobody said.</summary>
    public double? WorstQueueDelayMs => _probes.Select(static probe => QueueDelayMs(probe.Answer)).Max();

    public double Milliseconds(double quantile) => Statistics.Quantile(_probes.Select(static probe => probe.Took.TotalMilliseconds), quantile);

    /// <summary>Asks for liveness for so long, and waits for every answer.</summary>
    public static async Task<LivenessSamples> TakeAsync(int port, TimeSpan duration)
    {
        var samples = new LivenessSamples();
        var started = Stopwatch.GetTimestamp();
        List<Task> open = [];
        using var timer = new PeriodicTimer(Every);
        while (Stopwatch.GetElapsedTime(started) < duration)
        {
            open.Add(samples.AskAsync(port));
            await timer.WaitForNextTickAsync();
        }

        await Task.WhenAll(open);
        return samples;
    }

    public override string ToString()
    {
        var failed = _probes
            .Where(static probe => !probe.Answer.StartsWith("HTTP/1.1 200", StringComparison.Ordinal))
            .GroupBy(static probe => probe.Answer.Split('\r')[0])
            .Select(static group => Figures.Invariant($", {group.Count()} {group.Key}"));
        return Figures.Invariant($"p50 {Milliseconds(0.5):0.0} ms, p99 {Milliseconds(0.99):0.0} ms, max {Milliseconds(1):0.0} ms of {_probes.Count}") + string.Concat(failed);
    }

    private async Task AskAsync(int port)
    {
        var started = Stopwatch.GetTimestamp();
        using var giveUp = new CancellationTokenSource(GiveUp);
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        var answer = "";
        try
        {
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), giveUp.Token);
            await socket.SendAsync(Encoding.ASCII.GetBytes($"GET {ProbePaths.Liveness} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"), giveUp.Token);
            var received = new byte[4096];
            answer = Encoding.ASCII.GetString(received, 0, await socket.ReceiveAsync(received, giveUp.Token));
            if (answer.Length == 0)
                answer = "closed without an answer";
        }
        catch (SocketException exception)
        {
            answer = exception.SocketErrorCode.ToString();
        }
        catch (OperationCanceledException)
        {
            answer = Figures.Invariant($"given up after {GiveUp.TotalSeconds:0} s");
        }

        _probes.Add((Stopwatch.GetElapsedTime(started), answer));
    }

    private static double? QueueDelayMs(string answer)
    {
        const string Delay = "\"queueDelayMs\":";
        var place = answer.IndexOf(Delay, StringComparison.Ordinal);
        return place < 0 ? null : double.Parse(answer[(place + Delay.Length)..].TrimEnd('}'), CultureInfo.InvariantCulture);
    }
}
