namespace HealthChecks;

/// <summary>Which values can be limits, and which side of them is bad.</summary>
internal enum LimitKind
{
    /// <summary>A share in use, 0 to 100: bad from the limit on.</summary>
    Percent,

    /// <summary>An amount in use, 0 or more: bad from the limit on.</summary>
    Ceiling,

    /// <summary>An amount that is left, 0 or more: bad below the limit.</summary>
    Floor,

    /// <summary>A share that there should be, 0 to 100: bad below the limit.</summary>
    FloorPercent,
}
