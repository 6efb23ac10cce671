using System.Collections.Concurrent;

namespace HealthChecks.Checks.Tests.Fakes;

/// <summary>A store that can say which keys it has.</summary>
internal sealed class ListingStore : IListingHealthStore
{
    public FakeStore Inner { get; } = new();

    public ConcurrentDictionary<string, byte[]> Entries => Inner.Entries;

    /// <summary>How often it was asked.</summary>
    public int Lists { get; private set; }

    /// <summary>What happens when it is asked.</summary>
    public Func<CancellationToken, Task> OnList { get; set; } = static _ => Task.CompletedTask;

    /// <summary>Which calls fail, of those that read or remove a key.</summary>
    public Func<string, string, bool> Refuse { get; set; } = static (_, _) => false;

    /// <summary>Adds what a process leaves behind that is killed in the middle of a run.</summary>
    public string Leave(int length = 16)
    {
        var run = Guid.NewGuid();
        var key = $"healthcheck-{run:N}";
        Entries[key] = run.ToByteArray()[..length];
        return key;
    }

    public async Task<IReadOnlyList<string>> ListAsync(string prefix, int maximum, CancellationToken cancellationToken)
    {
        Lists++;
        await OnList(cancellationToken);

        // Whatever the check asks for: it has to look for itself.
        return [.. Entries.Keys.Order(StringComparer.Ordinal)];
    }

    public Task WriteAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => Inner.WriteAsync(key, content, cancellationToken);

    public Task<bool> ExistsAsync(string key, CancellationToken cancellationToken) => Inner.ExistsAsync(key, cancellationToken);

    public Task<byte[]?> ReadAsync(string key, CancellationToken cancellationToken) =>
        Refuse("read", key) ? throw new InvalidOperationException("hunter2") : Inner.ReadAsync(key, cancellationToken);

    public Task DeleteAsync(string key, CancellationToken cancellationToken) =>
        Refuse("delete", key) ? throw new InvalidOperationException("hunter2") : Inner.DeleteAsync(key, cancellationToken);
}
