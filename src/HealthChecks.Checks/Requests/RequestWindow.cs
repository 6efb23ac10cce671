namespace HealthChecks;

/// <summary>Counts requests, and forgets those that ended longer ago than a window. Adding takes no lock and allocates nothing.</summary>
internal sealed class RequestWindow
{
    private const int SlotCount = 12;

    private readonly TimeProvider _time;
    private readonly long _slotTicks;
    private readonly Slot[] _slots = new Slot[SlotCount];
    private long _begunAt;

    public RequestWindow(TimeSpan window, TimeProvider time)
    {
        _time = time;
        _slotTicks = Math.Max(1, (long)(window.TotalSeconds * time.TimestampFrequency / SlotCount));
        for (var index = 0; index < SlotCount; index++)
            _slots[index] = new Slot();
        Begin();
    }

    /// <summary>Counting begins now.</summary>
    public void Begin() => Volatile.Write(ref _begunAt, _time.GetTimestamp());

    public void Add(double seconds, bool failed)
    {
        var period = _time.GetTimestamp() / _slotTicks;
        _slots[period % SlotCount].Add(period, seconds, failed);
    }

    public RequestSums Sum()
    {
        var now = _time.GetTimestamp();
        var period = now / _slotTicks;
        var first = period - SlotCount + 1;
        var covered = now - Math.Max(first * _slotTicks, Volatile.Read(ref _begunAt));
        var buckets = new long[RequestBuckets.Count];
        long count = 0, failed = 0, microseconds = 0;
        foreach (var slot in _slots)
        {
            if (slot.Period < first || slot.Period > period)
                continue;

            count += slot.Count;
            failed += slot.Failed;
            microseconds += slot.Microseconds;
            for (var index = 0; index < buckets.Length; index++)
                buckets[index] += slot.Buckets[index];
        }

        return new RequestSums(
            count,
            failed,
            TimeSpan.FromMicroseconds(microseconds),
            TimeSpan.FromSeconds((double)covered / _time.TimestampFrequency),
            buckets);
    }

    /// <summary>The requests of one period. A request that ends while the next begins may be counted in either.</summary>
    private sealed class Slot
    {
        private readonly object _gate = new();
        private long _period = -1;
        private long _count;
        private long _failed;
        private long _microseconds;

        public long[] Buckets { get; } = new long[RequestBuckets.Count];

        public long Period => Volatile.Read(ref _period);

        public long Count => Volatile.Read(ref _count);

        public long Failed => Volatile.Read(ref _failed);

        public long Microseconds => Volatile.Read(ref _microseconds);

        public void Add(long period, double seconds, bool failed)
        {
            if (Period < period)
                Begin(period);
            Interlocked.Increment(ref _count);
            if (failed)
                Interlocked.Increment(ref _failed);
            Interlocked.Add(ref _microseconds, (long)(seconds * 1_000_000));
            Interlocked.Increment(ref Buckets[RequestBuckets.IndexOf(seconds)]);
        }

        private void Begin(long period)
        {
            lock (_gate)
            {
                if (_period >= period)
                    return;

                _count = _failed = _microseconds = 0;
                Array.Clear(Buckets);
                Volatile.Write(ref _period, period);
            }
        }
    }
}
