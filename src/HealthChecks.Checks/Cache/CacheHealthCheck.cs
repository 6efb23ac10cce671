using System.Diagnostics;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>
/// Whether a distributed cache keeps what it is given: writes an entry under a key of its own, reads it back, compares, and removes it.
/// </summary>
/// <remarks>
/// The entry is removed on every way out, also when the run is cancelled; should the cache not answer by then, the entry goes when its
/// time to live is over. The client's exceptions go to the log only.
/// </remarks>
/// <param name="cache">The cache, as the application itself uses it.</param>
/// <param name="configuration">
/// Where <c>HealthChecks:CacheKeyPrefix</c> is read from, when the check is made; null for the default. Default null.
/// </param>
/// <exception cref="ArgumentNullException"><paramref name="cache"/> is null.</exception>
[HealthCheckDefaults(TimeoutSeconds = 2, Dependency = DependencyScope.Shared)]
public sealed class CacheHealthCheck(IDistributedCache cache, IConfiguration? configuration = null) : IHealthCheck
{
    /// <summary>For the removal after a failure or a cancellation, when the run's own token is of no use.</summary>
    private static readonly TimeSpan CleanUpTimeout = TimeSpan.FromSeconds(1);

    private readonly IDistributedCache _cache = cache ?? throw new ArgumentNullException(nameof(cache));
    private readonly string _keyPrefix = CacheKeys.PrefixIn(configuration);
    private readonly DistributedCacheEntryOptions _entryOptions = Expiring(TimeSpan.FromSeconds(30));

    /// <summary>
    /// What the keys begin with; a colon and a GUID, new in every run, follow. Default: the setting <c>HealthChecks:CacheKeyPrefix</c>,
    /// else <c>healthcheck</c>.
    /// </summary>
    /// <exception cref="ArgumentException">The value is blank.</exception>
    public string KeyPrefix
    {
        get => _keyPrefix;
        init => _keyPrefix = CacheKeys.Valid(value);
    }

    /// <summary>When the cache itself forgets an entry that could not be removed. Default 30 seconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than a second or more than a day.</exception>
    public TimeSpan TimeToLive
    {
        get => _entryOptions.AbsoluteExpirationRelativeToNow!.Value;
        init => _entryOptions = value >= TimeSpan.FromSeconds(1) && value <= TimeSpan.FromDays(1)
            ? Expiring(value)
            : throw new ArgumentOutOfRangeException(
                nameof(TimeToLive),
                value,
                "TimeToLive must outlast a run and must not leave entries behind: set it between 1 second and 1 day.");
    }

    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var run = Guid.NewGuid();
        var key = $"{_keyPrefix}:{run:N}";
        var written = run.ToByteArray();
        var data = new Dictionary<string, object>(3);
        var step = CacheStep.Write;
        var started = Stopwatch.GetTimestamp();
        var removed = false;
        try
        {
            await _cache.SetAsync(key, written, _entryOptions, cancellationToken).ConfigureAwait(false);
            Finish(CacheStep.Read);

            var read = await _cache.GetAsync(key, cancellationToken).ConfigureAwait(false);
            Finish(CacheStep.Remove);
            if (!written.AsSpan().SequenceEqual(read))
                return HealthResults.Unhealthy(CheckReasons.ValueMismatch, CacheStep.MismatchText(isThere: read is not null), data: data);

            await _cache.RemoveAsync(key, cancellationToken).ConfigureAwait(false);
            removed = true;
            data[step.DataKey] = CheckSteps.MillisecondsSince(started);
            return HealthResults.Healthy(data: data);
        }
        catch (Exception exception)
        {
            CheckSteps.ThrowIfCancelled(exception, cancellationToken);
            data[step.DataKey] = CheckSteps.MillisecondsSince(started);
            return HealthResults.Unhealthy(step.Reason, step.FailureText, exception, data);
        }
        finally
        {
            // After a failed write too: it may have reached the cache all the same.
            if (!removed)
                await CleanUpAsync(key).ConfigureAwait(false);
        }

        void Finish(CacheStep next)
        {
            data[step.DataKey] = CheckSteps.MillisecondsSince(started);
            step = next;
            started = Stopwatch.GetTimestamp();
        }
    }

    private async Task CleanUpAsync(string key)
    {
        using var timeout = new CancellationTokenSource(CleanUpTimeout);
        try
        {
            await _cache.RemoveAsync(key, timeout.Token).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The run has its outcome already; what stays behind goes with its time to live.
        }
    }

    private static DistributedCacheEntryOptions Expiring(TimeSpan timeToLive) => new() { AbsoluteExpirationRelativeToNow = timeToLive };
}
