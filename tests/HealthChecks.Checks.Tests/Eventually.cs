using System.Diagnostics;

namespace HealthChecks.Checks.Tests;

/// <summary>Waits for what another process does in its own time.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static async Task IsAsync(Func<Task<bool>> condition)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < Limit, $"It was not so within {Limit.TotalSeconds} seconds.");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }
}
