namespace HealthChecks.Faults;

/// <summary>What checks do that should not, as long as their fault is on.</summary>
internal static class Misdeeds
{
    private static readonly Task<HealthCheckResult> Fine = Task.FromResult(HealthCheckResult.Healthy());

    public static async Task<HealthCheckResult> HangAsync(Fault fault, CancellationToken cancellationToken)
    {
        await fault.Over.WaitAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }

    public static async Task<HealthCheckResult> IgnoreTokenAsync(Fault fault, CancellationToken cancellationToken)
    {
        await fault.Over;
        return HealthCheckResult.Healthy();
    }

    public static async Task<HealthCheckResult> ThrowAsync(Fault fault, CancellationToken cancellationToken)
    {
        await Task.Yield();
        return fault.IsOn ? throw new InvalidOperationException("The password is correct-horse.") : HealthCheckResult.Healthy();
    }

    // Before anything is awaited: there is no task that would carry it.
    public static Task<HealthCheckResult> ThrowFatal(Fault fault, CancellationToken cancellationToken) =>
        fault.IsOn ? throw new InsufficientMemoryException() : Fine;

    public static async Task<HealthCheckResult> ThrowWhenCancelledAsync(Fault fault, CancellationToken cancellationToken)
    {
        using var registration = cancellationToken.Register(static () => throw new InvalidOperationException("A callback that throws."));
        await fault.Over.WaitAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }

    public static Task<HealthCheckResult> ReturnNull(Fault fault, CancellationToken cancellationToken) => fault.IsOn ? null! : Fine;

    public static Task<HealthCheckResult> Block(Fault fault, CancellationToken cancellationToken)
    {
        fault.Over.Wait(CancellationToken.None);
        return Fine;
    }

    public static Task<HealthCheckResult> Spin(Fault fault, CancellationToken cancellationToken)
    {
        while (fault.IsOn)
            Thread.SpinWait(1000);
        return Fine;
    }
}
