namespace HealthChecks.Faults;

/// <summary>An application that blocks every thread of its pool while the fault <c>thread-pool-starved</c> is on.</summary>
public sealed class PoolFlood
{
    private const int Items = 5000;

    public PoolFlood(Faults faults)
    {
        var gate = new ManualResetEventSlim(initialState: true);
        faults["thread-pool-starved"].Changed += on =>
        {
            if (!on)
            {
                gate.Set();
                return;
            }

            gate.Reset();
            for (var i = 0; i < Items; i++)
                ThreadPool.UnsafeQueueUserWorkItem(static gate => gate.Wait(), gate, preferLocal: false);
        };
    }
}
