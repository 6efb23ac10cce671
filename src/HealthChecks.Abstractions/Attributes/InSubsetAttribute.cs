namespace HealthChecks;

/// <summary>Makes a check a member of a subset. Stands beside <see cref="HealthCheckAttribute"/>, once for each subset.</summary>
/// <param name="subset">The name of a subset that the check's registry declares or includes.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class InSubsetAttribute([SubsetName] string subset) : Attribute
{
    /// <summary>The name of the subset.</summary>
    public string Subset { get; } = subset;

    /// <summary>
    /// Whether the check's failure fails this subset (true) or degrades it at most (false). Default: <see cref="HealthCheckAttribute.Critical"/>.
    /// </summary>
    public bool Critical { get; set; } = true;
}
