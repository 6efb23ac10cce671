using System.Diagnostics;

namespace HealthChecks.Tests;

/// <summary>Waits for what another thread is about to do.</summary>
internal static class Eventually
{
    /// <summary>Far longer than anything takes, so that a slow machine fails no test; a hang does.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static async Task IsTrueAsync(Func<bool> condition, string what)
    {
        var started = Stopwatch.GetTimestamp();
        while (!condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < Limit, $"not in {Limit}: {what}");
            await Task.Delay(2);
        }
    }

    /// <summary>The result, or a failure where it does not come.</summary>
    public static Task<T> InTimeAsync<T>(this Task<T> task) => task.WaitAsync(Limit);

    /// <summary>The result, or a failure where it does not come.</summary>
    public static Task<T> InTimeAsync<T>(this ValueTask<T> task) => task.AsTask().WaitAsync(Limit);
}
