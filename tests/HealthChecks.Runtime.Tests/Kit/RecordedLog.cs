using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace HealthChecks.Tests;

/// <summary>Keeps what is logged.</summary>
internal sealed class RecordedLog : ILoggerFactory, ILogger
{
    private readonly ConcurrentQueue<LogEntry> _entries = new();

    public IReadOnlyList<LogEntry> Entries => [.. _entries];

    /// <summary>What is logged of checks, and not of subsets.</summary>
    public IReadOnlyList<LogEntry> OfChecks => [.. _entries.Where(static entry => !entry.Event.StartsWith("Subset", StringComparison.Ordinal))];

    public IReadOnlyList<LogEntry> Named(string eventName) => [.. _entries.Where(entry => entry.Event == eventName)];

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _entries.Enqueue(new LogEntry(logLevel, eventId.Name ?? "", formatter(state, exception), exception));

    public void Dispose()
    {
    }
}

internal sealed record LogEntry(LogLevel Level, string Event, string Text, Exception? Exception);
