namespace HealthChecks;

/// <summary>
/// Holds start-up open until the application's own initialisation is done: while a gate is closed, startup and readiness kinds fail with
/// <see cref="HealthReasons.Starting"/>. A singleton service; gates are declared with <c>services.AddHealthStartupGate("warm-cache")</c>, and
/// so are closed before anything runs.
/// </summary>
public interface IHealthStartup
{
    /// <summary>The gates that are closed still, in the order in which they were declared.</summary>
    IReadOnlyList<string> Closed { get; }

    /// <summary>Opens a gate for good. Opening it again does nothing.</summary>
    /// <param name="gate">The name that it was declared with.</param>
    /// <exception cref="ArgumentException">No gate of that name is declared; the message names those that are.</exception>
    void Open(string gate);
}
