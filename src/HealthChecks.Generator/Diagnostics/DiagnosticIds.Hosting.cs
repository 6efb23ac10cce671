namespace HealthChecks.Generator.Diagnostics;

/// <content>The pipeline and its endpoints.</content>
public static partial class DiagnosticIds
{
    /// <summary><c>UseLiveness()</c> is not the first middleware of its pipeline.</summary>
    public const string LivenessNotFirst = "HCK001";

    /// <summary>HTTPS redirection answers a probe.</summary>
    public const string RedirectedProbe = "HCK201";

    /// <summary>Something else answers in place of a probe.</summary>
    public const string ShadowedProbe = "HCK202";

    /// <summary>A short-circuited probe asks for what only middleware gives.</summary>
    public const string ShortCircuitConflict = "HCK203";

    /// <summary>The authorization fallback policy covers a probe.</summary>
    public const string ProbeNeedsAuthentication = "HCK204";

    /// <summary>The application limits, caches or times out a probe.</summary>
    public const string ThrottledProbe = "HCK205";

    /// <summary>All probes are mapped in Development only.</summary>
    public const string DevelopmentOnlyProbe = "HCK206";

    /// <summary>A predicate tests a tag that no check has.</summary>
    public const string UnusedTag = "HCK207";

    /// <summary>What checks say is shown to everybody.</summary>
    public const string OpenDetails = "HCK208";

    /// <summary>Each probe is logged or traced.</summary>
    public const string NoisyProbe = "HCK209";

    /// <summary>The host may stop later than Kubernetes waits.</summary>
    public const string SlowShutdown = "HCK210";

    /// <summary>A probe answers for some hosts only, a fallback for the others.</summary>
    public const string HostBoundProbe = "HCK211";
}
