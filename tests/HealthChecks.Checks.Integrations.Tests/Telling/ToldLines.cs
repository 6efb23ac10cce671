using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace HealthChecks.Checks.Integrations.Tests;

/// <summary>What the log is told at Information and above: the messages, with what is logged beside them.</summary>
internal sealed class ToldLines : ILoggerFactory, ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(string Message, Exception? Exception)> _lines = new();

    /// <summary>The messages alone.</summary>
    public string Messages => string.Join('\n', _lines.Select(static line => line.Message));

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
            _lines.Enqueue((formatter(state, exception), exception));
    }

    public void Dispose()
    {
    }

    /// <summary>The messages with their exceptions.</summary>
    public override string ToString() => string.Join('\n', _lines.Select(static line => $"{line.Message} {line.Exception}"));
}
