namespace HealthChecks;

/// <summary>Where a check's run is.</summary>
internal enum CellState : byte
{
    /// <summary>None is in flight.</summary>
    Idle,

    /// <summary>One is waiting for its turn: a limit lets no more run at the same time.</summary>
    Held,

    /// <summary>One is waiting for a thread.</summary>
    Queued,

    /// <summary>One is in flight.</summary>
    Running,

    /// <summary>One is in flight whose time is over; its result no longer counts.</summary>
    Wedged,
}
