namespace HealthChecks.Properties;

/// <summary>What the histories of a property are made of: all that bears on it, and nothing that takes it out of force.</summary>
[Flags]
internal enum Profile
{
    None = 0,
    Causes = 1,
    Limits = 1 << 1,
    Background = 1 << 2,

    /// <summary>The host starts, once, before anything else.</summary>
    HostFirst = 1 << 3,

    /// <summary>Options change.</summary>
    Changes = 1 << 4,
    Lifecycle = 1 << 5,
    Refresh = 1 << 6,
    Framework = 1 << 7,
    Latch = 1 << 8,

    /// <summary>The pool may be starved.</summary>
    Starved = 1 << 9,

    /// <summary>The engine's thread may be late.</summary>
    LateTicks = 1 << 10,

    /// <summary>Checks may keep their thread.</summary>
    Slow = 1 << 11,
    SubsetHysteresis = 1 << 12,
    OneSubset = 1 << 13,

    /// <summary>Readings count for a short time only, and time passes in leaps.</summary>
    Aging = 1 << 14,

    Most = Background | Changes | Refresh | Framework | Starved | LateTicks | Slow | SubsetHysteresis,
}
