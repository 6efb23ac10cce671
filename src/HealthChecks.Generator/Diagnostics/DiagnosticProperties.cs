namespace HealthChecks.Generator.Diagnostics;

/// <summary>Keys of the properties by which an analyzer hands data to its code fix.</summary>
public static partial class DiagnosticProperties
{
    /// <summary>The name that was probably meant.</summary>
    public const string NearestName = "NearestName";
}
