namespace HealthChecks.Checks.Tests.Fakes;

/// <summary>A store that lets a test do something to it after an entry is saved, and before every further call.</summary>
internal sealed class WatchedStore(IHealthStore store, Action beforeCall) : IHealthStore
{
    public Task WriteAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        store.WriteAsync(key, content, cancellationToken);

    public Task<bool> ExistsAsync(string key, CancellationToken cancellationToken)
    {
        beforeCall();
        return store.ExistsAsync(key, cancellationToken);
    }

    public Task<byte[]?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        beforeCall();
        return store.ReadAsync(key, cancellationToken);
    }

    public Task DeleteAsync(string key, CancellationToken cancellationToken)
    {
        beforeCall();
        return store.DeleteAsync(key, cancellationToken);
    }
}
