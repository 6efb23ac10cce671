namespace HealthChecks.Tests;

/// <summary>A clock that moves when a test says so, and whose timers go off as it does.</summary>
internal sealed class TimerClock : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private readonly object _lock = new();
    private readonly List<ClockTimer> _timers = [];
    private long _ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How many timers are waiting.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
                return _timers.Count(static timer => timer.DueAt is not null);
        }
    }

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    public override DateTimeOffset GetUtcNow() => Start.AddTicks(GetTimestamp());

    public void Advance(double seconds)
    {
        var end = GetTimestamp() + (long)(seconds * TimeSpan.TicksPerSecond);
        while (Next(end) is { } timer)
            timer.Fire();
        Interlocked.Exchange(ref _ticks, end);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ClockTimer(this, () => callback(state));
        lock (_lock)
            _timers.Add(timer);
        timer.Change(dueTime, period);
        return timer;
    }

    private ClockTimer? Next(long end)
    {
        lock (_lock)
        {
            var next = _timers.Where(timer => timer.DueAt <= end).MinBy(static timer => timer.DueAt);
            if (next is null)
                return null;

            Interlocked.Exchange(ref _ticks, Math.Max(_ticks, next.DueAt!.Value));
            next.DueAt = null;
            return next;
        }
    }

    private sealed class ClockTimer(TimerClock clock, Action fire) : ITimer
    {
        public long? DueAt { get; set; }

        public void Fire() => fire();

        // Nobody here has use for a period.
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
                DueAt = dueTime < TimeSpan.Zero ? null : clock.GetTimestamp() + dueTime.Ticks;
            return true;
        }

        public void Dispose()
        {
            lock (clock._lock)
                clock._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
