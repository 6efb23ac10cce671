namespace HealthChecks;

/// <summary>
/// Is told of every change of status, in order, one at a time. Add any number with <c>AddHealthTransitionListener</c>; each is called from a task of its own, so that
/// neither a probe nor another listener waits for it, and what it throws is logged and has no effect on health. One that is more than a thousand
/// changes behind misses the oldest. When the host stops it has two seconds to hear the last.
/// </summary>
public interface IHealthTransitionListener
{
    /// <summary>Hears of one change.</summary>
    /// <param name="transition">The change.</param>
    /// <param name="cancellationToken">Cancelled when the host has stopped waiting.</param>
    /// <returns>A task that ends when the next change may come.</returns>
    ValueTask OnTransitionAsync(HealthTransition transition, CancellationToken cancellationToken);
}
