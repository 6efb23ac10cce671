namespace HealthChecks;

/// <summary>For calls that do not come back when they are cancelled: the system's resolver waits for its servers all the same.</summary>
internal static class AbandonedWork
{
    /// <summary>Waits for work, and leaves it to itself when the token is cancelled; its failure is then nobody's.</summary>
    public static Task<T> OrAbandonAsync<T>(this Task<T> work, CancellationToken cancellationToken)
    {
        if (work.IsCompleted)
            return work;

        _ = work.ContinueWith(
            static done => _ = done.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        return work.WaitAsync(cancellationToken);
    }
}
