namespace HealthChecks.Generator.Diagnostics;

/// <content>The pipeline and its endpoints.</content>
public static partial class DiagnosticIds
{
    /// <summary><c>UseLiveness()</c> is not the first middleware of its pipeline.</summary>
    public const string LivenessNotFirst = "HCK001";
}
