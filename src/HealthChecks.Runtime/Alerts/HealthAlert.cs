using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>One message about a check or a subset. Immutable.</summary>
/// <param name="kind">What the alert is about.</param>
/// <param name="subject">Whether it is on a check or a subset.</param>
/// <param name="name">The name of the check or subset.</param>
/// <param name="status">What it counts as now.</param>
/// <param name="reason">Why: a stable code.</param>
public sealed class HealthAlert(HealthAlertKind kind, HealthSubject subject, string name, HealthStatus status, string reason)
{
    private string? _fingerprint;

    /// <summary>What the alert is about.</summary>
    public HealthAlertKind Kind { get; } = kind;

    /// <summary>Whether it is on a check or a subset.</summary>
    public HealthSubject Subject { get; } = subject;

    /// <summary>The name of the check or subset.</summary>
    public string Name { get; } = name;

    /// <summary>What it counts as now.</summary>
    public HealthStatus Status { get; } = status;

    /// <summary>The reason code of <see cref="Status"/>.</summary>
    public string Reason { get; } = reason;

    /// <summary>How bad it is; of <see cref="HealthAlertKind.Recovered"/>: how bad it was told to be last.</summary>
    public HealthAlertSeverity Severity { get; init; }

    /// <summary>What the check said; null for nothing, for subsets, and unless <see cref="HealthAlertOptions.IncludeText"/> is on.</summary>
    public string? Text { get; init; }

    /// <summary>Since when it fails, or failed, UTC.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>When the alert was made, UTC.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>
    /// Until when a receiver may believe it without hearing more, UTC: later than the next <see cref="HealthAlertKind.Repeated"/>. Null of
    /// <see cref="HealthAlertKind.Recovered"/>.
    /// </summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>
    /// How often it has failed since it was last told, this time included: 1, and more when it came and went within the cooldown.
    /// </summary>
    public int Count { get; init; } = 1;

    /// <summary>The application's name.</summary>
    public string Application { get; init; } = "";

    /// <summary>The name of the process's machine or pod.</summary>
    public string Instance { get; init; } = "";

    /// <summary>
    /// Names what the alert is on: 16 hexadecimal digits, made from <see cref="Application"/>, <see cref="Subject"/> and <see cref="Name"/>. The
    /// same in every replica, after a restart, and whatever the status.
    /// </summary>
    public string Fingerprint => _fingerprint ??= AlertFingerprint.Of(Application, Subject, Name);

    /// <summary>How long the alert may be believed from when it is sent.</summary>
    internal TimeSpan Lifetime { get; init; }

    internal HealthAlert As(HealthAlertKind newKind) => With(newKind, ExpiresAt);

    /// <summary>The alert as it is sent now: it may have waited for its receiver.</summary>
    internal HealthAlert SentAt(DateTimeOffset now) => Kind == HealthAlertKind.Recovered ? this : With(Kind, now + Lifetime);

    private HealthAlert With(HealthAlertKind newKind, DateTimeOffset? expiresAt) => new(newKind, Subject, Name, Status, Reason)
    {
        Severity = Severity,
        Text = Text,
        Since = Since,
        At = At,
        ExpiresAt = expiresAt,
        Count = Count,
        Application = Application,
        Instance = Instance,
        Lifetime = Lifetime,
    };
}
