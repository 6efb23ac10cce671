namespace HealthChecks;

/// <summary>What has a status.</summary>
public enum HealthSubject
{
    /// <summary>One check.</summary>
    Check,

    /// <summary>A subset of checks.</summary>
    Subset,
}
