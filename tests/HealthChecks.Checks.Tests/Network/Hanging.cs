using System.Diagnostics;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks.Checks.Tests.Network;

/// <summary>Runs that nobody answers, and that the engine therefore cancels.</summary>
internal static class Hanging
{
    /// <summary>The run is cancelled after a moment, and ends then as a cancelled one.</summary>
    public static async Task AssertEndsWhenCancelledAsync(this IHealthCheck check)
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        source.CancelAfter(TimeSpan.FromMilliseconds(300));
        var started = Stopwatch.GetTimestamp();

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => check.RunUntilAsync(source.Token));

        Assert.Equal(source.Token, exception.CancellationToken);
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(5), "The run went on after it was cancelled.");
    }
}
