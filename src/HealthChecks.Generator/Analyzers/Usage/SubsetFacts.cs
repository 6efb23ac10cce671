using HealthChecks.Generator.Model;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Analyzers.Usage;

/// <summary>A subset as the registries of an application declare it together.</summary>
internal sealed class SubsetFacts(string name)
{
    private const int CriticalJoin = 0;
    private const int NoJoin = 2;

    public string Name { get; } = name;

    /// <summary>Its attribute in this project; null when another assembly declares it.</summary>
    public AttributeData? Declaration { get; set; }

    /// <summary>Where its name stands in that attribute.</summary>
    public Location? NameLocation { get; set; }

    public List<NameReference> Includes { get; } = [];

    public List<string> Tags { get; } = [];

    /// <summary>A <c>JoinByTag</c> value; null where none is set.</summary>
    public int? JoinByTag { get; set; }

    public bool TakesByTag => JoinByTag != NoJoin;

    public bool TakesAsCritical => JoinByTag is null or CriticalJoin;

    public bool IsMeantBy(string tag) =>
        string.Equals(tag, Name, StringComparison.OrdinalIgnoreCase) || Tags.Contains(tag, StringComparer.OrdinalIgnoreCase);

    public bool IsAheadOfPipeline { get; set; }

    /// <summary>The checks that are in it by their own declaration.</summary>
    public HashSet<string> OwnMembers { get; } = new(StringComparer.Ordinal);
}
