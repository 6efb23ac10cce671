using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace HealthChecks.Benchmarks.Http;

/// <summary>
/// The other process: keeps connections busy for a while, as told line by line on standard input, and says how many answers it got. One
/// thread and poll, so that as little as possible of the machine goes to it.
/// </summary>
internal static class LoadGenerator
{
    public const string Switch = "--load";

    private const int PollMicroseconds = 1_000_000;

    public static void Run()
    {
        while (Console.ReadLine() is { } line)
        {
            var words = line.Split(' ');
            Console.WriteLine(Load(
                int.Parse(words[0], CultureInfo.InvariantCulture),
                words[1],
                int.Parse(words[2], CultureInfo.InvariantCulture),
                TimeSpan.FromMilliseconds(int.Parse(words[3], CultureInfo.InvariantCulture))));
        }
    }

    public static string Order(int port, string path, int connections, TimeSpan window) =>
        string.Create(CultureInfo.InvariantCulture, $"{port} {path} {connections} {window.TotalMilliseconds:0}");

    // Answers per second. Connecting is not counted, nor are the answers that come when time is up.
    private static string Load(int port, string path, int connections, TimeSpan window)
    {
        var open = new Dictionary<Socket, LoadConnection>();
        try
        {
            for (var i = 0; i < connections; i++)
            {
                var connection = new LoadConnection(new IPEndPoint(IPAddress.Loopback, port), path);
                open.Add(connection.Socket, connection);
            }

            foreach (var connection in open.Values)
                connection.Send();

            var answers = 0;
            var ready = new List<Socket>(connections);
            var started = Stopwatch.GetTimestamp();
            var elapsed = TimeSpan.Zero;
            while (elapsed < window)
            {
                ready.Clear();
                ready.AddRange(open.Keys);
                Socket.Select(ready, null, null, PollMicroseconds);
                foreach (var socket in ready)
                {
                    if (!open[socket].Receive())
                        continue;
                    answers++;
                    open[socket].Send();
                }

                elapsed = Stopwatch.GetElapsedTime(started);
            }

            return (answers / elapsed.TotalSeconds).ToString("0.0", CultureInfo.InvariantCulture);
        }
        finally
        {
            foreach (var socket in open.Keys)
                socket.Dispose();
        }
    }
}
