using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>
/// Thrown from anywhere inside a check to end it with a reason. Any other exception becomes
/// <see cref="HealthReasons.UnknownError"/>.
/// </summary>
public sealed class HealthCheckException : Exception
{
    /// <summary>Ends the check with a reason.</summary>
    /// <param name="reason">A stable reason code, fit for strangers: see <see cref="HealthReasons"/>.</param>
    /// <param name="severity">How bad it is. Default Unhealthy.</param>
    /// <param name="message">What happened, for those whom a policy admits; null: the reason.</param>
    /// <param name="innerException">The cause; it goes to the log only.</param>
    /// <exception cref="ArgumentException"><paramref name="reason"/> is not in the form of a reason code.</exception>
    public HealthCheckException(
        string reason,
        HealthStatus severity = HealthStatus.Unhealthy,
        string? message = null,
        Exception? innerException = null)
        : base(message ?? reason, innerException)
    {
        Finding = new HealthFinding(severity, reason, message) { Cause = innerException };
    }

    /// <summary>Ends the check with a finding.</summary>
    /// <param name="finding">The finding.</param>
    public HealthCheckException(HealthFinding finding)
        : base((finding ?? throw new ArgumentNullException(nameof(finding))).Text ?? finding.Reason, finding.Cause)
    {
        Finding = finding;
    }

    /// <summary>What the check has to say.</summary>
    public HealthFinding Finding { get; }

    /// <summary>The reason code.</summary>
    public string Reason => Finding.Reason;

    /// <summary>How bad it is.</summary>
    public HealthStatus Severity => Finding.Severity;
}
