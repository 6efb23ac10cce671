namespace HealthChecks;

/// <summary>What an alert is about.</summary>
public enum HealthAlertKind
{
    /// <summary>Something fails.</summary>
    Raised,

    /// <summary>What was told as a warning has become critical.</summary>
    Escalated,

    /// <summary>What was told still fails: with the same severity after the cooldown, or with a lower one.</summary>
    Repeated,

    /// <summary>What was told is over.</summary>
    Recovered,
}
