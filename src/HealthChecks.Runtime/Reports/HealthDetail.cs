namespace HealthChecks;

/// <summary>How much an answer tells.</summary>
public enum HealthDetail
{
    /// <summary>The status of the subset, and nothing else.</summary>
    Status = 0,

    /// <summary>Also the checks: names, statuses, reason codes, times. Nothing that a check wrote itself.</summary>
    Names = 1,

    /// <summary>Also what the checks say: texts, findings and figures. Never an exception.</summary>
    Full = 2,
}
