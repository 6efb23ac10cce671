using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>What is known of one check or subset, and what has been told of it. Stamps are the clock's.</summary>
internal sealed class AlertIncident(HealthSubject subject, string name)
{
    private long? _warnedAt;
    private long? _alarmedAt;
    private int _untold;

    public HealthSubject Subject { get; } = subject;

    public string Name { get; } = name;

    /// <summary>Whether it counts as anything but Healthy, whoever is the cause.</summary>
    public bool IsFailing => Status != HealthStatus.Healthy;

    /// <summary>Whether it fails, and is itself the cause.</summary>
    public bool IsDown { get; private set; }

    public HealthStatus Status { get; private set; } = HealthStatus.Healthy;

    public string Reason { get; private set; } = HealthReasons.Healthy;

    public string? Text { get; private set; }

    public HealthAlertSeverity Severity { get; private set; }

    /// <summary>The severity that the receivers know of; null when they know of nothing.</summary>
    public HealthAlertSeverity? Told { get; private set; }

    public DateTimeOffset Since { get; private set; }

    public long DownAt { get; private set; }

    public long SeverityAt { get; private set; }

    public int Count { get; private set; }

    public void Fail(HealthTransition transition, HealthAlertSeverity severity, long now)
    {
        Keep(transition);
        if (!IsDown)
        {
            IsDown = true;
            DownAt = now;
            SeverityAt = now;
            if (Told is null)
            {
                Since = transition.At;
                _untold++;
            }
        }
        else if (severity != Severity)
        {
            SeverityAt = now;
        }

        Severity = severity;
    }

    /// <summary>It fails, and something else is the cause: what has been told stays told until it recovers.</summary>
    public void Suspend(HealthTransition transition)
    {
        Keep(transition);
        IsDown = false;
    }

    public void Recover(HealthTransition transition)
    {
        Keep(transition);
        IsDown = false;
        Told = null;
    }

    /// <summary>When it was last told with the present severity; null for never.</summary>
    public long? LastToldAt => Severity == HealthAlertSeverity.Critical ? _alarmedAt : _warnedAt;

    /// <summary>It is being told now.</summary>
    public HealthAlertKind Tell(long now)
    {
        var kind = Told is not { } told ? HealthAlertKind.Raised : Severity > told ? HealthAlertKind.Escalated : HealthAlertKind.Repeated;
        if (kind == HealthAlertKind.Raised)
        {
            Count = _untold;
            _untold = 0;
        }

        Told = Severity;
        if (Severity == HealthAlertSeverity.Critical)
            _alarmedAt = now;
        else
            _warnedAt = now;
        return kind;
    }

    private void Keep(HealthTransition transition)
    {
        Status = transition.Status;
        Reason = transition.Reason;
        Text = transition.Text;
    }
}
