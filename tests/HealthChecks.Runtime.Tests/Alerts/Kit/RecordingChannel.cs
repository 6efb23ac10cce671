using System.Collections.Concurrent;

namespace HealthChecks.Tests;

/// <summary>A channel of an application's own, that does what a test says and keeps what it is given.</summary>
internal sealed class RecordingChannel(string name = "recording") : IAlertChannel
{
    public const string Fence = "fence-";

    private readonly ConcurrentQueue<HealthAlert> _delivered = new();
    private int _attempts;

    public string Name => name;

    /// <summary>What an attempt does before it succeeds.</summary>
    public Func<HealthAlert, CancellationToken, Task> Attempt { get; set; } = static (_, _) => Task.CompletedTask;

    public int Attempts => Volatile.Read(ref _attempts);

    public IReadOnlyList<HealthAlert> Delivered => [.. _delivered.Where(static alert => !alert.Name.StartsWith(Fence, StringComparison.Ordinal))];

    /// <summary>What has been delivered, as <c>kind name</c>.</summary>
    public string Said => string.Join(", ", Delivered.Select(static alert => AlertWords.Of(alert.Kind) + " " + alert.Name));

    public bool HasSeen(string subject) => _delivered.Any(alert => alert.Name == subject);

    public async ValueTask SendAsync(HealthAlert alert, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _attempts);
        await Attempt(alert, cancellationToken);
        _delivered.Enqueue(alert);
    }

    /// <summary>From now on attempts fail.</summary>
    public void Break(Func<Exception> exception) => Attempt = (_, _) => Task.FromException(exception());

    public void Repair() => Attempt = static (_, _) => Task.CompletedTask;
}
