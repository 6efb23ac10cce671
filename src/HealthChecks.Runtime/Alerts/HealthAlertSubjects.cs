namespace HealthChecks;

/// <summary>Which changes are alerted about.</summary>
public enum HealthAlertSubjects
{
    /// <summary>
    /// Those of checks; and those of subsets that fail without a check that does, such as with a member that is late. One outage is one alert.
    /// </summary>
    Checks,

    /// <summary>Those of subsets only.</summary>
    Subsets,

    /// <summary>All: a failing check is told once for itself, and once for each subset that it fails.</summary>
    Both,
}
