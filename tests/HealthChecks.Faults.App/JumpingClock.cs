namespace HealthChecks.Faults;

/// <summary>The system's clock, until it jumps: the stamps ahead, and the time of day back.</summary>
public sealed class JumpingClock : TimeProvider
{
    private long _ahead;

    public override long GetTimestamp() => base.GetTimestamp() + Interlocked.Read(ref _ahead);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddSeconds(-(double)Interlocked.Read(ref _ahead) / TimestampFrequency);

    public void Jump(TimeSpan by) => Interlocked.Add(ref _ahead, (long)(by.TotalSeconds * TimestampFrequency));
}
