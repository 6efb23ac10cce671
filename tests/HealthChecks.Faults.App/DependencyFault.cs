namespace HealthChecks.Faults;

/// <summary>How a server fails.</summary>
public enum DependencyFault
{
    /// <summary>Nobody listens.</summary>
    Refuses,

    /// <summary>It takes connections, and says nothing until the fault is over.</summary>
    Silent,

    /// <summary>It answers every second time, and hangs up in between.</summary>
    Flaps,
}
