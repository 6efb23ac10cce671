namespace HealthChecks;

/// <summary>How a queue stands, for <see cref="QueueHealthCheck"/>. What is null is not known, and not judged.</summary>
public readonly record struct QueueFigures
{
    /// <summary>How many items wait.</summary>
    public long? Depth { get; init; }

    /// <summary>For how long the oldest of them has been waiting; null where none waits, too.</summary>
    public TimeSpan? OldestAge { get; init; }

    /// <summary>How many items have failed and are kept.</summary>
    public long? Failed { get; init; }
}
