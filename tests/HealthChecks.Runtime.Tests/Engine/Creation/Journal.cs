using System.Collections.Concurrent;

namespace HealthChecks.Tests;

/// <summary>What happened, in order.</summary>
internal sealed class Journal
{
    private readonly ConcurrentQueue<string> _entries = new();

    public IEnumerable<string> Entries => _entries;

    public void Add(string entry) => _entries.Enqueue(entry);

    public int Count(string entry) => _entries.Count(each => each == entry);
}
