namespace HealthChecks;

/// <summary>
/// Cells whose run is waiting for a thread. One pool thread starts them one after another, because most give it back at once; when one
/// does not, the engine's thread sees that nothing moves and sends for more.
/// </summary>
internal sealed class RunQueue : IThreadPoolWorkItem
{
    private readonly object _gate = new();
    private readonly Queue<Cell> _cells;
    private int _count;
    private int _taken;

    public RunQueue(int capacity) => _cells = new Queue<Cell>(capacity);

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

    /// <summary>Asks the pool for threads.</summary>
    public void SendFor(int threads)
    {
        for (var i = 0; i < threads; i++)
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    public void Execute()
    {
        var context = ExecutionContext.Capture();
        while (TryTake(out var cell))
        {
            cell.Run.Start();

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
