namespace HealthChecks;

/// <summary>Who is in one subset, by the index of the check, while that is being settled.</summary>
internal sealed class SubsetMembers(HealthSubsetDefinition subset, int checks)
{
    public HealthSubsetDefinition Subset { get; } = subset;

    /// <summary>Members by an [InSubset] or a tag of their own.</summary>
    public ComposedHealthMember?[] Own { get; } = new ComposedHealthMember?[checks];

    /// <summary>These, and those that inclusions bring along; null until that is known.</summary>
    public ComposedHealthMember?[]? All { get; set; }
}
