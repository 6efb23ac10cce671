namespace HealthChecks;

/// <summary>A cell as a member of a subset, with what holds of it there.</summary>
internal sealed class SubsetMember(Cell cell, bool critical, long fresh)
{
    public Cell Cell { get; } = cell;

    /// <summary>Whether its failure fails the subset.</summary>
    public bool Critical { get; } = critical;

    /// <summary>How long its reading is served again, in stamps.</summary>
    public long Fresh { get; } = fresh;
}
