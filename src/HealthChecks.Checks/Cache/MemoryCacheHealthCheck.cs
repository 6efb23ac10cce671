using System.Diagnostics;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>
/// Whether a cache in memory keeps what it is given: writes an entry under a key of its own, reads it back, compares, and removes it.
/// </summary>
/// <param name="cache">The cache, as the application itself uses it.</param>
/// <param name="configuration">
/// Where <c>HealthChecks:CacheKeyPrefix</c> is read from, when the check is made; null for the default. Default null.
/// </param>
/// <exception cref="ArgumentNullException"><paramref name="cache"/> is null.</exception>
[HealthCheckDefaults(TimeoutSeconds = 2, Dependency = DependencyScope.Local)]
public sealed class MemoryCacheHealthCheck(IMemoryCache cache, IConfiguration? configuration = null) : IHealthCheck
{
    /// <summary>For an entry that could not be removed; it outlasts any run.</summary>
    private static readonly TimeSpan TimeToLive = TimeSpan.FromSeconds(30);

    private readonly IMemoryCache _cache = cache ?? throw new ArgumentNullException(nameof(cache));
    private readonly string _keyPrefix = CacheKeys.PrefixIn(configuration);
    private readonly long _entrySize = 1;

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

    /// <summary>The size of the entry, in the units of the cache's <c>SizeLimit</c>; without effect where it has none. Default 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public long EntrySize
    {
        get => _entrySize;
        init => _entrySize = value > 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(EntrySize), value, "EntrySize is less than 1: set the size of a small entry.");
    }

    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Check());
    }

    private HealthCheckResult Check()
    {
        var written = Guid.NewGuid();
        var key = $"{_keyPrefix}:{written:N}";
        var data = new Dictionary<string, object>(3);
        var step = CacheStep.Write;
        var started = Stopwatch.GetTimestamp();
        var isRemoved = false;
        try
        {
            _cache.Set(key, written, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = TimeToLive, Size = _entrySize });
            Finish(CacheStep.Read);

            var isThere = _cache.TryGetValue(key, out var read);
            Finish(CacheStep.Remove);
            if (!written.Equals(read))
                return HealthResults.Unhealthy(CheckReasons.ValueMismatch, CacheStep.MismatchText(isThere), data: data);

            _cache.Remove(key);
            isRemoved = true;
            data[step.DataKey] = CheckSteps.MillisecondsSince(started);
            return HealthResults.Healthy(data: data);
        }
        catch (Exception exception)
        {
            data[step.DataKey] = CheckSteps.MillisecondsSince(started);
            return HealthResults.Unhealthy(step.Reason, step.FailureText, exception, data);
        }
        finally
        {
            if (!isRemoved)
                CleanUp(key);
        }

        void Finish(CacheStep next)
        {
            data[step.DataKey] = CheckSteps.MillisecondsSince(started);
            step = next;
            started = Stopwatch.GetTimestamp();
        }
    }

    private void CleanUp(string key)
    {
        try
        {
            _cache.Remove(key);
        }
        catch (Exception)
        {
            // The run has its outcome already; what stays behind goes with its time to live.
        }
    }
}
