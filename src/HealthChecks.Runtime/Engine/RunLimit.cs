namespace HealthChecks;

/// <summary>
/// Lets no more than so many runs be in flight at the same time; the others wait for their turn in the order in which they came. A run
/// that is given up leaves, so that a check which hangs does not take its place for ever.
/// </summary>
internal sealed class RunLimit(int most)
{
    private readonly object _gate = new();
    private readonly Queue<Cell> _waiting = new();
    private int _running;

    public int Most { get; } = most;

    /// <summary>Takes a place, or a turn.</summary>
    /// <returns>Whether there was a place.</returns>
    public bool TryEnter(Cell cell)
    {
        lock (_gate)
        {
            if (_running < Most)
            {
                _running++;
                return true;
            }

            _waiting.Enqueue(cell);
            return false;
        }
    }

    /// <summary>Gives a place back: to whoever has waited longest, and still does.</summary>
    public void Leave(HealthEngine engine)
    {
        while (true)
        {
            Cell next;
            lock (_gate)
            {
                if (!_waiting.TryDequeue(out next!))
                {
                    _running--;
                    return;
                }
            }

            // Not under the gate of the limit: a cell enters under its own.
            if (next.TryTakeTurn(this))
            {
                engine.Start(next);
                return;
            }
        }
    }
}
