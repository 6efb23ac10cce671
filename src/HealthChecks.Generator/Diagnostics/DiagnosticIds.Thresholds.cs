namespace HealthChecks.Generator.Diagnostics;

public static partial class DiagnosticIds
{
    /// <summary>Two thresholds add up to a slow detection.</summary>
    public const string StackedThreshold = "HCK113";
}
