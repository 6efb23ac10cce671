using System.Collections.Concurrent;

namespace HealthChecks.Faults;

/// <summary>Many probes, in this process.</summary>
internal static class Probes
{
    /// <summary>Asks so often, with so many at the same time.</summary>
    /// <returns>How often each reason was the answer.</returns>
    public static async Task<string> AskAsync(IHealthReporter reporter, string subset, int count, int width)
    {
        var reasons = new ConcurrentDictionary<string, int>();
        var left = count;
        await Task.WhenAll(Enumerable.Range(0, width).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                var report = await reporter.GetReportAsync(subset);
                reasons.AddOrUpdate(report[0].Reason, 1, static (_, before) => before + 1);
            }
        })));
        return string.Join(' ', reasons.OrderBy(static pair => pair.Key).Select(static pair => $"{pair.Key}={pair.Value}"));
    }
}
