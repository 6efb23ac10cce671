namespace HealthChecks.Generator.Diagnostics;

/// <summary>The ids of all rules. An id is never reused.</summary>
public static partial class DiagnosticIds
{
    /// <summary>A subset or check is used that the registry does not declare.</summary>
    public const string UnknownName = "HCK003";

    /// <summary>What is marked is not a usable check.</summary>
    public const string UnusableCheck = "HCK004";
}
