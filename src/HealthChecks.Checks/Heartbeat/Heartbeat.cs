namespace HealthChecks;

/// <summary>
/// What a loop touches each time round, so that <see cref="HeartbeatHealthCheck"/> sees whether it goes on. One for each loop; register it
/// as a singleton, or as a keyed one for each of several.
/// </summary>
/// <remarks>Safe to use from several threads. Its clock is monotonic: setting the system's changes nothing.</remarks>
public sealed class Heartbeat
{
    private const long Never = long.MinValue;

    private readonly TimeProvider _time;
    private readonly long _createdAt;
    private long _beatAt = Never;

    /// <summary>A heartbeat that has not beaten yet. The grace time of its check begins now.</summary>
    public Heartbeat()
        : this(TimeProvider.System)
    {
    }

    internal Heartbeat(TimeProvider time)
    {
        _time = time;
        _createdAt = time.GetTimestamp();
    }

    /// <summary>The time since the last beat; null when there was none.</summary>
    public TimeSpan? SinceLastBeat => Volatile.Read(ref _beatAt) is var beatAt && beatAt == Never ? null : Since(beatAt);

    /// <summary>The time since this object was made.</summary>
    internal TimeSpan SinceCreation => Since(_createdAt);

    /// <summary>The loop goes on. Allocates nothing and waits for nobody.</summary>
    public void Beat()
    {
        var now = _time.GetTimestamp();
        var before = Volatile.Read(ref _beatAt);

        // A thread that was held up between looking at the clock and writing must not take back what another wrote meanwhile.
        while (now > before)
        {
            var found = Interlocked.CompareExchange(ref _beatAt, now, before);
            if (found == before)
                return;
            before = found;
        }
    }

    private TimeSpan Since(long timestamp) => _time.GetElapsedTime(timestamp);
}
