namespace HealthChecks;

/// <summary>
/// Cells whose run is waiting for a thread. One pool thread starts them one after another, because most give it back at once; when one
/// does not, the engine's thread sees that nothing moves and sends for more.
/// </summary>
internal sealed class RunQueue : IThreadPoolWorkItem
{
    private readonly object _gate = new();
    private readonly Queue<Cell> _cells;
    private readonly HealthEngine _engine;
    private int _count;
    private int _taken;
    private int _sentFor;

    public RunQueue(int capacity, HealthEngine engine)
    {
        _cells = new Queue<Cell>(capacity);
        _engine = engine;
    }

    public int Count => Volatile.Read(ref _count);

    /// <summary>Grows with every cell that gets a thread; the engine's thread watches it.</summary>
    public int Taken => Volatile.Read(ref _taken);

    public void Add(Cell cell)
    {
        lock (_gate)
        {
            _cells.Enqueue(cell);
            _count = _cells.Count;
        }
    }

    /// <summary>
    /// Asks the pool for a thread for each waiting cell, less those that it owes already: a pool that is starved is not flooded too.
    /// </summary>
    public void SendForAll() => SendFor(Count - Volatile.Read(ref _sentFor));

    /// <summary>Asks the pool for threads.</summary>
    public void SendFor(int threads)
    {
        if (_engine.IsDrivenByHand)
            return;

        for (var i = 0; i < threads; i++)
        {
            Interlocked.Increment(ref _sentFor);
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    public void Execute()
    {
        Interlocked.Decrement(ref _sentFor);
        var context = ExecutionContext.Capture();
        var now = _engine.Clock.Now;
        while (TryTake(out var cell))
        {
            now = cell.Run.Start(now);

            // What a check leaves in the execution context must not reach the next one.
            if (!ReferenceEquals(ExecutionContext.Capture(), context) && context is not null)
                ExecutionContext.Restore(context);
        }
    }

    private bool TryTake(out Cell cell)
    {
        lock (_gate)
        {
            var taken = _cells.TryDequeue(out cell!);
            _count = _cells.Count;
            _taken++;
            return taken;
        }
    }
}
