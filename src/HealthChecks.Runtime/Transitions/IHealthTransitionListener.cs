namespace HealthChecks;

/// <summary>
/// Is told of every change of status, in order, one at a time. Add any number with <c>AddHealthTransitionListener</c>; they are called from a task of their own, so that
/// no probe waits for them, and what they throw is logged and has no effect on health.
/// </summary>
public interface IHealthTransitionListener
{
    /// <summary>Hears of one change.</summary>
    /// <param name="transition">The change.</param>
    /// <param name="cancellationToken">Cancelled when the host has stopped waiting.</param>
    /// <returns>A task that ends when the next change may come.</returns>
    ValueTask OnTransitionAsync(HealthTransition transition, CancellationToken cancellationToken);
}
