using System.Collections.Concurrent;

namespace HealthChecks.Checks.Tests.Fakes;

/// <summary>A store in memory that fails, hangs or forgets where a test wants it to.</summary>
internal sealed class FakeStore : IHealthStore
{
    public ConcurrentDictionary<string, byte[]> Entries { get; } = new();

    public ConcurrentQueue<string> Calls { get; } = new();

    public ConcurrentQueue<string> KeysWritten { get; } = new();

    /// <summary>What happens before each call: its name and token.</summary>
    public Func<string, CancellationToken, Task> Before { get; set; } = static (_, _) => Task.CompletedTask;

    /// <summary>What reading gives instead of the entry.</summary>
    public Func<byte[]?, byte[]?> OnRead { get; set; } = static content => content;

    public bool LosesWrites { get; set; }

    public bool IgnoresDeletes { get; set; }

    public async Task WriteAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        KeysWritten.Enqueue(key);

        // As after a request that arrived and whose answer did not.
        if (!LosesWrites)
            Entries[key] = content.ToArray();
        await CallAsync("write", cancellationToken);
    }

    public async Task<bool> ExistsAsync(string key, CancellationToken cancellationToken)
    {
        await CallAsync("exists", cancellationToken);
        return Entries.ContainsKey(key);
    }

    public async Task<byte[]?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        await CallAsync("read", cancellationToken);
        return OnRead(Entries.GetValueOrDefault(key));
    }

    public async Task DeleteAsync(string key, CancellationToken cancellationToken)
    {
        await CallAsync("delete", cancellationToken);
        if (!IgnoresDeletes)
            Entries.TryRemove(key, out _);
    }

    private Task CallAsync(string call, CancellationToken cancellationToken)
    {
        Calls.Enqueue(call);
        return Before(call, cancellationToken);
    }
}
