using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>
/// Whether a store keeps what it is given: saves an entry under a key of its own, finds it, reads it back, compares, removes it, and sees
/// that it is gone.
/// </summary>
/// <remarks>
/// The entry is removed on every way out, also when the run fails or is cancelled. Only a process that is killed in the middle of a run,
/// or a store that does not answer the removal, leaves one behind. The store's exceptions go to the log only.
/// </remarks>
/// <param name="store">The store, as the application itself uses it.</param>
/// <exception cref="ArgumentNullException"><paramref name="store"/> is null.</exception>
[HealthCheckDefaults(TimeoutSeconds = 5, Dependency = DependencyScope.Shared)]
public class StorageHealthCheck(IHealthStore store) : IHealthCheck
{
    private readonly IHealthStore _store = store ?? throw new ArgumentNullException(nameof(store));
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

    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var run = Guid.NewGuid();
        return new StorageRun(_store, $"{_keyPrefix}-{run:N}", DeleteIsEventual).RunAsync(run.ToByteArray(), cancellationToken);
    }
}
