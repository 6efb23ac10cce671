namespace HealthChecks;

/// <summary>
/// Removes what runs left behind whose process was killed: entries that were there when it looked, and still are when it looks again
/// much later. A key is new in every run, so that no run that goes on can have it, and no clock but this process's own is asked.
/// </summary>
internal sealed class LeftoverSweep(IHealthStore store)
{
    public const int MaximumRemoved = 100;

    /// <summary>What one request to an object store gives.</summary>
    private const int MaximumListed = 1000;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    private readonly IListingHealthStore? _store = store as IListingHealthStore;
    private TimeSpan? _after = TimeSpan.FromMinutes(10);
    private HashSet<string> _seen = [];
    private long? _lookedAt;
    private int _isSweeping;

    public TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <summary>How long an entry has to be seen before it is removed; null to remove none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 10 seconds or more than a day.</exception>
    public TimeSpan? After
    {
        get => _after;
        set => _after = value < TimeSpan.FromSeconds(10) || value > TimeSpan.FromDays(1)
            ? throw new ArgumentOutOfRangeException(
                "RemoveLeftoversAfter",
                value,
                "RemoveLeftoversAfter must outlast any run by far: set it between 10 seconds and 1 day, or to null to remove nothing.")
            : value;
    }

    /// <summary>Sweeps where that is due. Failures are nobody's: the run has passed.</summary>
    /// <param name="prefix">What the checks' keys begin with, without the hyphen.</param>
    /// <param name="took">How long the run took. A slow store is left alone, for the sweep must not cost the run its timeout.</param>
    /// <param name="timeout">The run's timeout; null when there is none.</param>
    /// <param name="cancellationToken">The run's token.</param>
    public async Task SweepAsync(string prefix, TimeSpan took, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        if (_store is null || After is not { } after || took > timeout / 2 || Interlocked.Exchange(ref _isSweeping, 1) != 0)
            return;

        // Set too low, it must still not remove what a neighbour is working with.
        var pause = timeout is { } run && run * 2 > after ? run * 2 : after;
        if (_lookedAt is { } lookedAt && Clock.GetElapsedTime(lookedAt) < pause)
        {
            Volatile.Write(ref _isSweeping, 0);
            return;
        }

        _lookedAt = Clock.GetTimestamp();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout is { } whole && whole / 4 < Limit ? whole / 4 : Limit);
        try
        {
            // Some stores take no notice of a token.
            await SweepNowAsync(_store, prefix + "-", limit.Token).WaitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The rest is for the next time.
        }
    }

    private async Task SweepNowAsync(IListingHealthStore from, string prefix, CancellationToken cancellationToken)
    {
        try
        {
            var keys = await from.ListAsync(prefix, MaximumListed, cancellationToken).ConfigureAwait(false);
            var before = _seen;
            _seen = [.. keys.Where(key => RunOf(key, prefix) is not null)];
            foreach (var key in _seen.Where(before.Contains).Take(MaximumRemoved))
                await RemoveAsync(from, key, prefix, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // Whoever may not list leaves them to others.
        }
        finally
        {
            Volatile.Write(ref _isSweeping, 0);
        }
    }

    /// <summary>Removes an entry that holds what the run wrote, or the beginning of it; another is somebody else's whatever its name.</summary>
    private static async Task RemoveAsync(IListingHealthStore from, string key, string prefix, CancellationToken cancellationToken)
    {
        try
        {
            var content = await from.ReadAsync(key, cancellationToken).ConfigureAwait(false);
            if (content is not null && RunOf(key, prefix) is { } run && run.ToByteArray().AsSpan().StartsWith(content))
                await from.DeleteAsync(key, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // One that may not be removed holds up no other.
        }
    }

    /// <summary>The run that a key was made for; null when no check made it.</summary>
    private static Guid? RunOf(string key, string prefix) =>
        key.StartsWith(prefix, StringComparison.Ordinal)
        && Guid.TryParseExact(key.AsSpan(prefix.Length), "N", out var run)
        && key.AsSpan(prefix.Length).SequenceEqual(run.ToString("N"))
            ? run
            : null;
}
