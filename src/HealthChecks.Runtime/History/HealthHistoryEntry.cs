namespace HealthChecks;

/// <summary>A transition that is remembered.</summary>
/// <param name="id">What tells it from every other, also of other processes.</param>
/// <param name="transition">The transition.</param>
public sealed class HealthHistoryEntry(string id, HealthTransition transition)
{
    /// <summary>
    /// A URN that is this transition's for ever: the same whenever it is asked for, and no other's, of this process or another.
    /// </summary>
    public string Id { get; } = id;

    /// <summary>The transition.</summary>
    public HealthTransition Transition { get; } = transition;
}
