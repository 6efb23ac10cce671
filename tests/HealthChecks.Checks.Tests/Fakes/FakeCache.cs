using Microsoft.Extensions.Caching.Distributed;

namespace HealthChecks.Checks.Tests.Fakes;

/// <summary>A cache that remembers what it was asked, and in which each operation can be made to do something else first.</summary>
internal sealed class FakeCache : IDistributedCache
{
    public Dictionary<string, byte[]> Entries { get; } = [];

    public List<string> Calls { get; } = [];

    public List<string> KeysWritten { get; } = [];

    public DistributedCacheEntryOptions? LastOptions { get; private set; }

    public Func<CancellationToken, Task> BeforeSet { get; set; } = static _ => Task.CompletedTask;

    public Func<CancellationToken, Task> BeforeGet { get; set; } = static _ => Task.CompletedTask;

    public Func<CancellationToken, Task> BeforeRemove { get; set; } = static _ => Task.CompletedTask;

    /// <summary>What the cache gives back for what it holds.</summary>
    public Func<byte[]?, byte[]?> Returned { get; set; } = static value => value;

    public async Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
    {
        Calls.Add("set");
        KeysWritten.Add(key);
        LastOptions = options;
        Entries[key] = value;
        await BeforeSet(token);
    }

    public async Task<byte[]?> GetAsync(string key, CancellationToken token = default)
    {
        Calls.Add("get");
        await BeforeGet(token);
        return Returned(Entries.GetValueOrDefault(key));
    }

    public async Task RemoveAsync(string key, CancellationToken token = default)
    {
        Calls.Add("remove");
        await BeforeRemove(token);
        token.ThrowIfCancellationRequested();
        Entries.Remove(key);
    }

    public byte[]? Get(string key) => throw new NotSupportedException("The check blocked its thread.");

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) =>
        throw new NotSupportedException("The check blocked its thread.");

    public void Refresh(string key) => throw new NotSupportedException();

    public Task RefreshAsync(string key, CancellationToken token = default) => throw new NotSupportedException();

    public void Remove(string key) => throw new NotSupportedException("The check blocked its thread.");
}
