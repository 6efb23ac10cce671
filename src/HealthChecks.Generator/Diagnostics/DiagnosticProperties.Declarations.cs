namespace HealthChecks.Generator.Diagnostics;

/// <summary>What the rules about declarations hand over.</summary>
public static partial class DiagnosticProperties
{
    /// <summary>A name that is like the given one and portable.</summary>
    public const string PortableName = "PortableName";

    /// <summary>The <c>global::</c>-qualified registries to choose from, separated by <c>;</c>.</summary>
    public const string Registries = "Registries";

    /// <summary>There when adding the missing attribute, or changing the marked membership, is the whole repair.</summary>
    public const string IsMechanical = "IsMechanical";
}
