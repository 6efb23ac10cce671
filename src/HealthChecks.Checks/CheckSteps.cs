using System.Diagnostics;

namespace HealthChecks;

/// <summary>What the steps of a check that talks to a server have in common.</summary>
internal static class CheckSteps
{
    /// <summary>Milliseconds since a <see cref="Stopwatch.GetTimestamp"/>, fit for showing.</summary>
    public static double MillisecondsSince(long timestamp) => Math.Round(Stopwatch.GetElapsedTime(timestamp).TotalMilliseconds, 3);

    /// <summary>
    /// Ends the check as cancelled where its token is. Clients answer cancellation with exceptions of their own, which are no failure
    /// of the dependency, and whose texts must not become a result.
    /// </summary>
    public static void ThrowIfCancelled(Exception exception, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            throw new OperationCanceledException("The check was cancelled.", exception, cancellationToken);
    }
}
