using System.Diagnostics;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>One run against a store: save, find, compare, remove, and see that it is gone. The first failure is the outcome.</summary>
/// <param name="store">The store.</param>
/// <param name="prefix">What the key begins with; a hyphen and a GUID follow, so that nobody else has it.</param>
/// <param name="deleteIsEventual">Whether a removed entry may be seen for a while.</param>
internal sealed class StorageRun(IHealthStore store, string prefix, bool deleteIsEventual)
{
    /// <summary>For the removal after a failure or a cancellation, when the run's own token is of no use.</summary>
    private static readonly TimeSpan CleanUpTimeout = TimeSpan.FromSeconds(2);

    private readonly Guid _run = Guid.NewGuid();
    private readonly Dictionary<string, object> _data = new(5);
    private StorageStep _step = StorageStep.Write;
    private long _started = Stopwatch.GetTimestamp();
    private bool _removed;

    private string Key => $"{prefix}-{_run:N}";

    /// <summary>Runs, and after a pass removes what others left behind.</summary>
    public async Task<HealthCheckResult> RunAsync(LeftoverSweep leftovers, HealthCheckContext context, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var result = await RunAsync(cancellationToken).ConfigureAwait(false);
        if (result.Status != HealthStatus.Healthy)
            return result;

        // There is no registration where a check is called by hand.
        var timeout = context.Registration?.Timeout;
        await leftovers.SweepAsync(prefix, Stopwatch.GetElapsedTime(started), timeout > TimeSpan.Zero ? timeout : null, cancellationToken)
            .ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return result;
    }

    private async Task<HealthCheckResult> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            var problem = await FindProblemAsync(_run.ToByteArray(), cancellationToken).ConfigureAwait(false);
            return problem is var (reason, text)
                ? HealthResults.Unhealthy(reason, text, data: _data)
                : HealthResults.Healthy(data: _data);
        }
        catch (Exception exception)
        {
            CheckSteps.ThrowIfCancelled(exception, cancellationToken);
            Finish();
            return HealthResults.Unhealthy(_step.Reason, _step.FailureText, exception, _data);
        }
        finally
        {
            // After a failed write too: it may have reached the store all the same.
            if (!_removed)
                await CleanUpAsync().ConfigureAwait(false);
        }
    }

    private async Task<(string Reason, string Text)?> FindProblemAsync(byte[] content, CancellationToken cancellationToken)
    {
        await store.WriteAsync(Key, content, cancellationToken).ConfigureAwait(false);

        Next(StorageStep.Find);
        if (!await store.ExistsAsync(Key, cancellationToken).ConfigureAwait(false))
            return Ended(CheckReasons.Missing, "The entry was saved, and was not there afterwards.");

        Next(StorageStep.Read);
        var read = await store.ReadAsync(Key, cancellationToken).ConfigureAwait(false);
        if (read is null)
            return Ended(CheckReasons.Missing, "The entry was gone when it was read.");
        if (!content.AsSpan().SequenceEqual(read))
            return Ended(CheckReasons.ValueMismatch, "The entry held another value than the one written.");

        Next(StorageStep.Remove);
        await store.DeleteAsync(Key, cancellationToken).ConfigureAwait(false);
        if (!deleteIsEventual)
        {
            Next(StorageStep.Verify);
            if (await store.ExistsAsync(Key, cancellationToken).ConfigureAwait(false))
                return Ended(CheckReasons.RemoveFailed, "The entry was still there after it was removed.");
        }

        _removed = true;
        Finish();
        return null;
    }

    private (string Reason, string Text) Ended(string reason, string text)
    {
        Finish();
        return (reason, text);
    }

    private void Next(StorageStep step)
    {
        Finish();
        (_step, _started) = (step, Stopwatch.GetTimestamp());
    }

    private void Finish() => _data[_step.DataKey] = CheckSteps.MillisecondsSince(_started);

    private async Task CleanUpAsync()
    {
        using var timeout = new CancellationTokenSource(CleanUpTimeout);
        try
        {
            await store.DeleteAsync(Key, timeout.Token).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The run has its outcome already, and it is not a pass.
        }
    }
}
