namespace HealthChecks;

/// <summary>A check as a member of a subset.</summary>
public sealed class ComposedHealthMember
{
    internal ComposedHealthMember(ComposedHealthCheck check, bool critical)
    {
        Check = check;
        Critical = critical;
    }

    /// <summary>The check.</summary>
    public ComposedHealthCheck Check { get; }

    /// <summary>Whether its failure fails the subset (true) or degrades it at most (false).</summary>
    public bool Critical { get; }
}
