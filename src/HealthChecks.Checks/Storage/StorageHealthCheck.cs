using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>
/// Whether a store keeps what it is given: saves an entry under a key of its own, finds it, reads it back, compares, removes it, and sees
/// that it is gone.
/// </summary>
/// <remarks>
/// The entry is removed on every way out, also when the run fails or is cancelled. Only a process that is killed in the middle of a run,
/// or a store that does not answer the removal, leaves one behind; where the store is an <see cref="IListingHealthStore"/>, a later run of
/// any process removes it. The store's exceptions go to the log only.
/// </remarks>
/// <param name="store">The store, as the application itself uses it.</param>
/// <exception cref="ArgumentNullException"><paramref name="store"/> is null.</exception>
[HealthCheckDefaults(TimeoutSeconds = 5, Dependency = DependencyScope.Shared)]
public class StorageHealthCheck(IHealthStore store) : IHealthCheck
{
    private readonly IHealthStore _store = store ?? throw new ArgumentNullException(nameof(store));
    private readonly LeftoverSweep _leftovers = new(store);
    private readonly string _keyPrefix = "healthcheck";

    /// <summary>
    /// What the keys begin with; a hyphen and a GUID, new in every run, follow. Default <c>healthcheck</c>. Where a store knows folders,
    /// <c>folder/healthcheck</c> is one.
    /// </summary>
    /// <exception cref="ArgumentException">The value is blank.</exception>
    public string KeyPrefix
    {
        get => _keyPrefix;
        init => _keyPrefix = string.IsNullOrWhiteSpace(value)
            ? throw new ArgumentException("KeyPrefix is blank: give a beginning for the keys, such as 'healthcheck'.", nameof(KeyPrefix))
            : value;
    }

    /// <summary>
    /// Whether a removed entry may still be seen for a while, as in stores that are consistent only eventually: it is then removed and not
    /// looked for. Default false: an entry that is there after its removal is a failure.
    /// </summary>
    public bool DeleteIsEventual { get; init; }

    /// <summary>
    /// When entries are removed that processes left behind which were killed in the middle of a run: after they have been seen for so
    /// long, and for twice the check's timeout at least; null to remove none. Default 10 minutes. Without effect where the store is no
    /// <see cref="IListingHealthStore"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 10 seconds or more than a day.</exception>
    public TimeSpan? RemoveLeftoversAfter
    {
        get => _leftovers.After;
        init => _leftovers.After = value;
    }

    internal TimeProvider Clock
    {
        init => _leftovers.Clock = value;
    }

    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new StorageRun(_store, _keyPrefix, DeleteIsEventual).RunAsync(_leftovers, context, cancellationToken);
    }
}
