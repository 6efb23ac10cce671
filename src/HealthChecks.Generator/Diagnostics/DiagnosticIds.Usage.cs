namespace HealthChecks.Generator.Diagnostics;

public static partial class DiagnosticIds
{
    /// <summary>A check is in no subset.</summary>
    public const string OrphanCheck = "HCK101";

    /// <summary>A subset has no check.</summary>
    public const string EmptySubset = "HCK102";

    /// <summary>A subset is served nowhere.</summary>
    public const string UnservedSubset = "HCK103";

    /// <summary>Two probes have one path.</summary>
    public const string SharedPath = "HCK104";

    /// <summary>A registry is never added.</summary>
    public const string UnaddedRegistry = "HCK105";

    /// <summary>A registry is added, and none of its subsets is served.</summary>
    public const string UnmappedRegistry = "HCK106";

    /// <summary>A check is in a project without a registry.</summary>
    public const string MissingRegistry = "HCK107";

    /// <summary>A reused check takes a scoped service.</summary>
    public const string CaptiveService = "HCK109";

    /// <summary>A check is registered twice.</summary>
    public const string RegisteredTwice = "HCK110";

    /// <summary>A tag is almost a subset's name.</summary>
    public const string NearTag = "HCK111";

    /// <summary>A check class is not marked.</summary>
    public const string UnmarkedCheck = "HCK112";

    /// <summary>Liveness does not know the path base.</summary>
    public const string UnknownPathBase = "HCK114";

    /// <summary>No check takes a dependency that has a key.</summary>
    public const string UncheckedKey = "HCK126";
}
