namespace HealthChecks;

/// <summary>What an operator, or the application's code, says of one check. What is left null is as the check declares it.</summary>
public sealed class HealthCheckSettings
{
    /// <summary>Whether the check runs; false: it is absent, <c>disabled</c>, and has no vote.</summary>
    public bool? Enabled { get; set; }

    /// <summary>Seconds after which a run counts as Unhealthy.</summary>
    public double? TimeoutSeconds { get; set; }

    /// <summary>Seconds for which a reading is served again.</summary>
    public double? FreshSeconds { get; set; }

    /// <summary>Seconds between background runs; 0: the check runs on demand.</summary>
    public double? EverySeconds { get; set; }

    /// <summary>Seconds after which a reading no longer counts.</summary>
    public double? MaxAgeSeconds { get; set; }

    /// <summary>Failing readings in a row before a check that passes counts as Unhealthy.</summary>
    public int? FailAfter { get; set; }

    /// <summary>Passing readings in a row before a check that is Unhealthy passes again.</summary>
    public int? PassAfter { get; set; }
}
