namespace HealthChecks;

/// <summary>Whether this instance asks to be sent work. A singleton service.</summary>
public interface IHealthLifecycle
{
    /// <summary>Whether the process is about to stop: readiness kinds fail with <see cref="HealthReasons.Draining"/>, and do so until it ends.</summary>
    bool IsDraining { get; }

    /// <summary>Whether an operator has taken the instance out of rotation: readiness kinds fail with <see cref="HealthReasons.Cordoned"/>.</summary>
    bool IsCordoned { get; }

    /// <summary>
    /// Whether the thread pool has done nothing for <see cref="HealthOptions.StarvationLivenessSeconds"/>: liveness then fails with
    /// <see cref="HealthReasons.Starved"/>.
    /// </summary>
    bool IsStalled { get; }

    /// <summary>
    /// Begins the drain, which nothing ends. A stop signal does that by itself; this is for hosts that are stopped in another way. It does not stop
    /// the host.
    /// </summary>
    void Drain();

    /// <summary>Takes the instance out of rotation until <see cref="Uncordon"/>.</summary>
    void Cordon();

    /// <summary>Takes it back.</summary>
    void Uncordon();
}
