namespace HealthChecks;

/// <summary>How bad it is.</summary>
public enum HealthAlertSeverity
{
    /// <summary>Degraded, or a check that fails and is critical in no subset.</summary>
    Warning,

    /// <summary>A subset that is Unhealthy, or an Unhealthy check that is critical in a subset.</summary>
    Critical,
}
