using System.Diagnostics;
using HealthChecks.Benchmarks.Table;

namespace HealthChecks.Benchmarks.Measuring;

/// <summary>
/// Measures two things in turns, because the machine has other users: what disturbs one batch disturbs its neighbour too, and the ratio
/// of the two stands. Each is a loop that is told how often to go round.
/// </summary>
internal static class Contest
{
    private const int Pairs = 25;
    private static readonly TimeSpan Batch = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(600);

    /// <summary>The two medians, and the median of the ratios of neighbours.</summary>
    public static async Task<ContestResult> RunAsync(Func<int, Task> ours, Func<int, Task> theirs)
    {
        var ourCalls = await WarmUpAsync(ours);
        var theirCalls = await WarmUpAsync(theirs);
        var results = new List<(double Ours, double Theirs)>();
        for (var i = 0; i < Pairs; i++)
            results.Add((await TimeAsync(ours, ourCalls), await TimeAsync(theirs, theirCalls)));

        return new ContestResult(
            new Cost(Statistics.Median(results.Select(static pair => pair.Ours)), await BytesAsync(ours, ourCalls)),
            new Cost(Statistics.Median(results.Select(static pair => pair.Theirs)), await BytesAsync(theirs, theirCalls)),
            Statistics.Median(results.Select(static pair => pair.Ours / pair.Theirs)));
    }

    /// <summary>What a call allocates, on every thread: a run is nobody's business but the engine's.</summary>
    public static async Task<double> BytesAsync(Func<int, Task> loop, int calls)
    {
        // The median, because others allocate now and then.
        var batches = new List<double>();
        for (var batch = 0; batch < 7; batch++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            await loop(calls);
            batches.Add((GC.GetTotalAllocatedBytes(precise: true) - before) / (double)calls);
        }

        return Statistics.Median(batches);
    }

    /// <summary>Calls until it has been compiled for good, and says how many calls make a batch.</summary>
    private static async Task<int> WarmUpAsync(Func<int, Task> loop)
    {
        var calls = 1;
        var started = Stopwatch.GetTimestamp();
        var last = TimeSpan.Zero;
        while (Stopwatch.GetElapsedTime(started) < WarmUp)
        {
            var before = Stopwatch.GetTimestamp();
            await loop(calls);
            last = Stopwatch.GetElapsedTime(before);
            if (last < Batch / 2)
                calls *= 2;
        }

        return Math.Max(1, (int)(calls * (Batch / last)));
    }

    private static async Task<double> TimeAsync(Func<int, Task> loop, int calls)
    {
        var started = Stopwatch.GetTimestamp();
        await loop(calls);
        return Stopwatch.GetElapsedTime(started).TotalNanoseconds / calls;
    }
}
