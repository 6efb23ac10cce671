using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>
/// Decides which changes are told, and when: hold-off, cooldown, escalation, recovery. Keeps no time of its own, and is used by one thread at a
/// time.
/// </summary>
internal sealed class AlertTracker(HealthAlertOptions options, TimeProvider timeProvider)
{
    /// <summary>How long an alert that is never repeated may be believed.</summary>
    private static readonly TimeSpan LongLife = TimeSpan.FromDays(30);

    /// <summary>What a repetition may be late by before the alert before it expires.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    private const int LongestText = 1000;

    private readonly Dictionary<(HealthSubject, string), AlertIncident> _incidents = [];

    /// <summary>Takes note of a change.</summary>
    /// <returns>That something which was told is over; null otherwise.</returns>
    public HealthAlert? Note(HealthTransition transition)
    {
        var incident = Find(transition);
        if (transition.Status == HealthStatus.Healthy)
        {
            var told = incident.Told;
            incident.Recover(transition);
            return told is { } severity ? Alert(incident, HealthAlertKind.Recovered, severity) : null;
        }

        if (IsOwn(transition))
            incident.Fail(transition, SeverityOf(transition), timeProvider.GetTimestamp());
        else
            incident.Suspend(transition);
        return null;
    }

    /// <summary>What is to be told now.</summary>
    /// <param name="alerts">Gets the alerts.</param>
    /// <returns>How long until there may be more; null when that is a matter of further changes.</returns>
    public TimeSpan? Tell(List<HealthAlert> alerts)
    {
        TimeSpan? next = null;
        var now = timeProvider.GetTimestamp();
        foreach (var incident in _incidents.Values)
        {
            if (WaitOf(incident, now) is not { } wait)
                continue;

            if (wait <= TimeSpan.Zero)
            {
                alerts.Add(Alert(incident, incident.Tell(now), incident.Severity));
                if (WaitOf(incident, now) is not { } after)
                    continue;
                wait = after;
            }

            if (next is null || wait < next)
                next = wait;
        }

        return next;
    }

    // Mostly somebody's intention, and in any case nothing of the subset's own. The engine makes no transition of it; who else feeds us may.
    private static bool IsImposed(HealthTransition transition) => transition.Subject == HealthSubject.Subset
        && transition.Reason
            is HealthReasons.Draining or HealthReasons.Cordoned or HealthReasons.Starting or HealthReasons.Starved or HealthReasons.Disabled;

    private static HealthAlertSeverity SeverityOf(HealthTransition transition) =>
        transition.Status == HealthStatus.Unhealthy && (transition.Subject == HealthSubject.Subset || transition.Related.Count > 0)
            ? HealthAlertSeverity.Critical
            : HealthAlertSeverity.Warning;

    private AlertIncident Find(HealthTransition transition)
    {
        var key = (transition.Subject, transition.Name);
        if (!_incidents.TryGetValue(key, out var incident))
            _incidents.Add(key, incident = new AlertIncident(transition.Subject, transition.Name));
        return incident;
    }

    private bool IsOwn(HealthTransition transition)
    {
        if (transition.IsBlocked || IsImposed(transition))
            return false;
        if (transition.Subject == HealthSubject.Check)
            return options.Subjects != HealthAlertSubjects.Subsets;
        if (options.Subjects != HealthAlertSubjects.Checks)
            return true;

        foreach (var name in transition.Related)
        {
            if (_incidents.TryGetValue((HealthSubject.Check, name), out var member) && member.IsFailing)
                return false;
        }

        return true;
    }

    /// <summary>How long until a subject is to be told, not more than zero for now; null for not at all as things are.</summary>
    private TimeSpan? WaitOf(AlertIncident incident, long now)
    {
        if (!incident.IsDown)
            return null;

        // The same as before is told when the cooldown is over; with none, once.
        if (incident.Told == incident.Severity && options.CooldownSeconds == 0)
            return null;

        var held = timeProvider.GetElapsedTime(incident.Told is null ? incident.DownAt : incident.SeverityAt, now);
        var wait = TimeSpan.FromSeconds(options.MinimumSeconds) - held;
        if (incident.LastToldAt is { } last)
        {
            var cooldown = TimeSpan.FromSeconds(options.CooldownSeconds) - timeProvider.GetElapsedTime(last, now);
            if (cooldown > wait)
                wait = cooldown;
        }

        return wait;
    }

    private HealthAlert Alert(AlertIncident incident, HealthAlertKind kind, HealthAlertSeverity severity)
    {
        var at = timeProvider.GetUtcNow();
        var lifetime = options.CooldownSeconds == 0 ? LongLife : TimeSpan.FromSeconds(options.CooldownSeconds * 2) + Grace;
        return new HealthAlert(kind, incident.Subject, incident.Name, incident.Status, incident.Reason)
        {
            Severity = severity,
            Text = options.IncludeText && incident.Text is { } text ? Cut(text) : null,
            Since = incident.Since,
            At = at,
            ExpiresAt = kind == HealthAlertKind.Recovered ? null : at + lifetime,
            Lifetime = lifetime,
            Count = incident.Count,
            Application = options.Application!,
            Instance = options.Instance!,
        };
    }

    private static string Cut(string text) =>
        text.Length <= LongestText ? text : text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)] + "…";
}
