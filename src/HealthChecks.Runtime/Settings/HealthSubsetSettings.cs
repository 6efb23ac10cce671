namespace HealthChecks;

/// <summary>What an operator, or the application's code, says of one subset. What is left null is as the subset declares it.</summary>
public sealed class HealthSubsetSettings
{
    /// <summary>Whether the subset is served; false: its paths are 404.</summary>
    public bool? Enabled { get; set; }

    /// <summary>Seconds within which an answer is sent.</summary>
    public double? DeadlineSeconds { get; set; }

    /// <summary>Seconds for which a reading is served again.</summary>
    public double? FreshSeconds { get; set; }

    /// <summary>Whether a critical member that is Degraded fails the subset.</summary>
    public bool? WarningsAsErrors { get; set; }

    /// <summary>The HTTP status code for Healthy.</summary>
    public int? HealthyStatusCode { get; set; }

    /// <summary>The HTTP status code for Degraded.</summary>
    public int? DegradedStatusCode { get; set; }

    /// <summary>The HTTP status code for Unhealthy.</summary>
    public int? UnhealthyStatusCode { get; set; }

    /// <summary>The HTTP status code while the application drains.</summary>
    public int? DrainingStatusCode { get; set; }

    /// <summary>Failing evaluations in a row before the subset counts as Unhealthy.</summary>
    public int? FailAfter { get; set; }

    /// <summary>Passing evaluations in a row before it passes again.</summary>
    public int? PassAfter { get; set; }

    /// <summary>How many of the subset's checks may run at the same time for it.</summary>
    public int? MaxParallel { get; set; }
}
