namespace HealthChecks;

/// <summary>
/// Who else is hit when what a check looks at fails. The build's rules read it: a dependency that every instance shares takes all of them
/// out of rotation at once where its check is critical in readiness, and restarts all of them where it is in liveness or startup.
/// </summary>
public enum DependencyScope
{
    /// <summary>Not said: the rules infer it where the check uses a client that they know, and are silent otherwise. The default.</summary>
    Unspecified = 0,

    /// <summary>Nothing outside the process and its machine: memory, disk, the application's own state.</summary>
    Local = 1,

    /// <summary>Something outside the process that this instance alone uses: a sidecar, a volume of its own.</summary>
    Private = 2,

    /// <summary>Something that all instances use: a database, a broker, another service.</summary>
    Shared = 3,
}
