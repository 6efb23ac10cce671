namespace HealthChecks.Generator.Diagnostics;

/// <summary>Rules about the code that runs as part of a check.</summary>
public static partial class DiagnosticIds
{
    /// <summary>A check keeps its last result.</summary>
    public const string KeptResult = "HCK123";

    /// <summary>A check blocks its thread.</summary>
    public const string BlockingCall = "HCK302";

    /// <summary>A check ignores its token.</summary>
    public const string IgnoredToken = "HCK303";

    /// <summary>Cancellation is reported as health.</summary>
    public const string CancellationAsHealth = "HCK304";

    /// <summary>A failure is reported as healthy.</summary>
    public const string FailureAsHealthy = "HCK305";

    /// <summary>A result discloses internals.</summary>
    public const string Disclosure = "HCK306";

    /// <summary>A client is built for every run.</summary>
    public const string ClientPerRun = "HCK307";

    /// <summary>Work escapes the run.</summary>
    public const string EscapingWork = "HCK308";

    /// <summary>A check can only have one result.</summary>
    public const string ConstantResult = "HCK309";

    /// <summary>A check changes what it looks at.</summary>
    public const string SideEffect = "HCK310";

    /// <summary>A check asks another health endpoint.</summary>
    public const string HealthEndpoint = "HCK311";

    /// <summary>A check may wait for a connection longer than for its answer.</summary>
    public const string ConnectionWait = "HCK312";
}
