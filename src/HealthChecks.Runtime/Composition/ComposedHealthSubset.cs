namespace HealthChecks;

/// <summary>One subset of an application, with all its members.</summary>
public sealed class ComposedHealthSubset
{
    internal ComposedHealthSubset(HealthSubsetDefinition definition, string path, IReadOnlyList<ComposedHealthMember> members)
    {
        Definition = definition;
        Path = path;
        Members = members;
    }

    /// <summary>The subset's name.</summary>
    public string Name => Definition.Name;

    /// <summary>The subset's settings.</summary>
    public HealthSubsetDefinition Definition { get; }

    /// <summary>The path at which <c>MapHealth</c> serves the subset, below the registry's own mount.</summary>
    public string Path { get; }

    /// <summary>The members, by name, ordinal.</summary>
    public IReadOnlyList<ComposedHealthMember> Members { get; }

    internal bool IsCritical(ComposedHealthCheck check)
    {
        foreach (var member in Members)
        {
            if (member.Check == check)
                return member.Critical;
        }

        return false;
    }
}
