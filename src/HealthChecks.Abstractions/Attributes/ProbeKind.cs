namespace HealthChecks;

/// <summary>What a subset is for. Latch and default timing follow the kind, never the name.</summary>
public enum ProbeKind
{
    /// <summary>For people, dashboards and pipelines; no orchestrator acts on it.</summary>
    None = 0,

    /// <summary>Whether the application has started. Latched by default.</summary>
    Startup = 1,

    /// <summary>Whether the instance should get traffic.</summary>
    Readiness = 2,

    /// <summary>Whether the process should be restarted. Meant for workers; a web application's liveness needs no checks.</summary>
    Liveness = 3,
}
