using Microsoft.Extensions.Logging;

namespace HealthChecks.Tests;

/// <summary>A log that takes its time over one kind of event: until it is let go.</summary>
internal sealed class BlockedLog(string eventName) : ILoggerFactory, ILogger
{
    private readonly ManualResetEventSlim _gate = new();

    public ManualResetEventSlim Entered { get; } = new();

    public RecordedLog Recorded { get; } = new();

    public void LetGo() => _gate.Set();

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (eventId.Name == eventName)
        {
            Entered.Set();
            _gate.Wait(TimeSpan.FromSeconds(30));
        }

        Recorded.Log(logLevel, eventId, state, exception, formatter);
    }

    public void Dispose() => LetGo();
}
