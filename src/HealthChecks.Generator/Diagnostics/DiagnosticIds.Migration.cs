namespace HealthChecks.Generator.Diagnostics;

public static partial class DiagnosticIds
{
    /// <summary>A registration can be a marked check.</summary>
    public const string RegistrationByCall = "HCK601";
}
