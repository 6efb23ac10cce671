namespace HealthChecks.Tests;

/// <summary>A service of a scope, which says when that begins and ends.</summary>
internal sealed class Scoped : IAsyncDisposable
{
    private readonly Journal _journal;

    public Scoped(Journal journal)
    {
        _journal = journal;
        journal.Add("scope begun");
    }

    public ValueTask DisposeAsync()
    {
        _journal.Add("scope disposed asynchronously");
        return ValueTask.CompletedTask;
    }
}
