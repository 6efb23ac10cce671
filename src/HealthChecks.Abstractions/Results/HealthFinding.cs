using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>One thing that a check has to say. A check may have several; its status is the worst of them.</summary>
/// <param name="Severity">How bad it is; <see cref="HealthStatus.Healthy"/> for a remark.</param>
/// <param name="Reason">A stable reason code, fit for strangers: see <see cref="HealthReasons"/>.</param>
/// <param name="Text">What happened, for those whom a policy admits; null for nothing to add.</param>
/// <exception cref="ArgumentException"><paramref name="Reason"/> is not in the form of a reason code.</exception>
public sealed record HealthFinding(HealthStatus Severity, string Reason, string? Text = null)
{
    private readonly string _reason = Valid(Reason);

    /// <summary>A stable reason code, fit for strangers.</summary>
    public string Reason
    {
        get => _reason;
        init => _reason = Valid(value);
    }

    /// <summary>The exception behind the finding; it goes to the log only. Default none.</summary>
    public Exception? Cause { get; init; }

    /// <summary>When the thing happened, where that is not now. Default null: when the reading is made.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    private static string Valid(string reason) => HealthReasons.IsValid(reason)
        ? reason
        : throw new ArgumentException(
            $"'{reason}' is not a reason code: use lower-case letters, digits, '-', '.', '_' and ':', beginning with a letter, such as 'connection-failed'.",
            nameof(Reason));
}
