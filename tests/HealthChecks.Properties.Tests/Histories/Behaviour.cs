namespace HealthChecks.Properties;

/// <summary>What a run comes to.</summary>
internal enum Ending
{
    Healthy,
    Degraded,
    Unhealthy,
    Throws,
    ThrowsDegraded,
    Cancelled,
    NullTask,
    Absent,
    OddStatus,
    CannotBeMade,
}

/// <summary>How a run gets there.</summary>
internal enum Way
{
    /// <summary>At once.</summary>
    Now,

    /// <summary>When a step says so; the token is ignored.</summary>
    Later,

    /// <summary>When a step says so, or the token is cancelled.</summary>
    LaterHeeding,

    /// <summary>When a step says so; what it registered on its token throws.</summary>
    LaterThrowing,

    /// <summary>At once, but the thread is kept for 70 ms.</summary>
    Slowly,

    /// <summary>At once, but the thread is kept for 3 s.</summary>
    VerySlowly,
}

/// <summary>How a check behaves.</summary>
internal readonly record struct Behaviour(Way Way, Ending Ending)
{
    public override string ToString() => Way is Way.Later or Way.LaterHeeding or Way.LaterThrowing ? Way.ToString() : $"{Ending} {Way}";
}
