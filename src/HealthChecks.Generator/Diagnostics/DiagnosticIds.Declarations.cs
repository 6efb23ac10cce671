namespace HealthChecks.Generator.Diagnostics;

/// <summary>Rules about what attributes declare.</summary>
public static partial class DiagnosticIds
{
    /// <summary>A subset declaration is malformed.</summary>
    public const string MalformedSubset = "HCK002";

    /// <summary>A check entry is malformed.</summary>
    public const string MalformedCheck = "HCK005";

    /// <summary>A check does not say which of several registries it belongs to.</summary>
    public const string AmbiguousRegistry = "HCK108";

    /// <summary>A registry cannot be completed.</summary>
    public const string IncompletableRegistry = "HCK115";

    /// <summary>[InSubset] or [BlockedBy] stands without [HealthCheck].</summary>
    public const string LoneMembership = "HCK116";

    /// <summary>[HealthSubset] or [IncludeRegistry] stands without [HealthRegistry].</summary>
    public const string LoneSubset = "HCK117";

    /// <summary>The language version is too low for the generated registry.</summary>
    public const string LanguageTooLow = "HCK118";

    /// <summary>A name has an awkward constant.</summary>
    public const string AwkwardConstant = "HCK119";

    /// <summary>Two names are easily confused.</summary>
    public const string ConfusableNames = "HCK120";

    /// <summary>A shared dependency is critical in a startup subset.</summary>
    public const string SharedInStartup = "HCK121";

    /// <summary>A resource check is critical in a readiness subset.</summary>
    public const string ResourceInReadiness = "HCK122";

    /// <summary>A shared dependency gates readiness.</summary>
    public const string SharedInReadiness = "HCK124";

    /// <summary>Checks block each other in a circle.</summary>
    public const string BlockingCircle = "HCK125";

    /// <summary>A liveness subset depends on something outside the process.</summary>
    public const string OutsideInLiveness = "HCK301";
}
