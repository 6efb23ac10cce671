namespace HealthChecks;

/// <summary>What the value of a setting is.</summary>
internal enum SettingKind
{
    Boolean,

    /// <summary>Seconds, more than 0.</summary>
    PositiveSeconds,

    /// <summary>Seconds, 0 too.</summary>
    Seconds,

    Count,
    StatusCode,
    Port,
    Text,
    Path,

    /// <summary>Addresses and networks, such as 10.0.0.0/8, with commas between them.</summary>
    Networks,

    /// <summary>One of a closed set.</summary>
    Word,
}
