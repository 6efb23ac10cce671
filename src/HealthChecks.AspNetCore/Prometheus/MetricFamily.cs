namespace HealthChecks;

/// <summary>A gauge, by its name. All series of one stand together, below lines that say what it is.</summary>
/// <param name="name">The name; where there is a unit, it ends with that.</param>
/// <param name="help">What it says, without a character that would have to be escaped.</param>
/// <param name="unit">The unit; null for none.</param>
internal sealed class MetricFamily(string name, string help, string? unit = null)
{
    /// <summary>The unit of times.</summary>
    public const string Seconds = "seconds";

    public string Name { get; } = name;

    public string Help { get; } = help;

    public string? Unit { get; } = unit;
}
