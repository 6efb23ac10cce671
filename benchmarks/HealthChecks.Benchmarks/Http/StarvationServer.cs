using System.Globalization;
using HealthChecks.Benchmarks.Checks;

namespace HealthChecks.Benchmarks.Http;

/// <summary>
/// The other process: an application that blocks the threads of its own pool when told to, with our liveness or the framework's. It obeys
/// line by line, until its standard input ends.
/// </summary>
internal static class StarvationServer
{
    public const string Switch = "--serve-starved";
    public const string Flood = "flood";

    private static readonly TimeSpan Blocks = TimeSpan.FromMilliseconds(250);

    public static async Task RunAsync(string whose, string listenerPort)
    {
        await using var server = whose == BlockingServer.Ours
            ? await ProbeServer.OursAsync<TwentyChecks>(services => services.AddHealthSockets().Configure<HealthOptions>(
                options => options.LivenessListenerPort = int.Parse(listenerPort, CultureInfo.InvariantCulture)))
            : await ProbeServer.TheirsAsync<TwentyChecks>();
        Console.WriteLine(server.Port.ToString(CultureInfo.InvariantCulture));
        // On a thread of its own: the pool is what is measured.
        await Task.Factory.StartNew(Obey, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    private static void Obey()
    {
        while (Console.ReadLine() is { } order)
        {
            // Requests of a busy application that call synchronously what should be awaited: so many a second, for so long.
            var words = order.Split(' ');
            var perSecond = int.Parse(words[1], CultureInfo.InvariantCulture);
            var seconds = int.Parse(words[2], CultureInfo.InvariantCulture);
            new Thread(() => FloodPool(perSecond * seconds, TimeSpan.FromSeconds(1.0 / perSecond))) { IsBackground = true }.Start();
            Console.WriteLine(words[0]);
        }
    }

    private static void FloodPool(int count, TimeSpan every)
    {
        for (var i = 0; i < count; i++)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static _ => Thread.Sleep(Blocks), null);
            Thread.Sleep(every);
        }
    }
}
