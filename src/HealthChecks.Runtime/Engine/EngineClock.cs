namespace HealthChecks;

/// <summary>Monotonic stamps, and the spans between them.</summary>
internal sealed class EngineClock(TimeProvider timeProvider)
{
    private static readonly TimeSpan MostDrift = TimeSpan.FromMilliseconds(100);

    private readonly double _stampsPerSecond = timeProvider.TimestampFrequency;
    private Anchor? _anchor;

    /// <summary>Whether time passes by itself. A test's clock may jump at any moment, so nobody sleeps long on it.</summary>
    public bool IsSystem { get; } = ReferenceEquals(timeProvider, TimeProvider.System);

    public long Now => timeProvider.GetTimestamp();

    public DateTimeOffset UtcNow => timeProvider.GetUtcNow();

    public long ToStamps(double seconds) => seconds >= long.MaxValue / _stampsPerSecond ? long.MaxValue : (long)(seconds * _stampsPerSecond);

    public TimeSpan ToTimeSpan(long stamps) => TimeSpan.FromSeconds(stamps / _stampsPerSecond);

    public double ToMilliseconds(long stamps) => stamps * 1000.0 / _stampsPerSecond;

    /// <summary>The time of day at a stamp: the same for the same stamp, unless the machine's clock has been set meanwhile.</summary>
    public DateTimeOffset ToUtc(long stamp)
    {
        var now = Now;
        var utcNow = UtcNow;
        var anchor = Volatile.Read(ref _anchor);
        if (anchor is null || (utcNow - (anchor.Utc + ToTimeSpan(now - anchor.Stamp))).Duration() > MostDrift)
        {
            anchor = new Anchor(now, utcNow);
            Volatile.Write(ref _anchor, anchor);
        }

        return anchor.Utc + ToTimeSpan(stamp - anchor.Stamp);
    }

    /// <summary>A stamp plus a span, without overflow.</summary>
    public static long Add(long stamp, long span) => span > long.MaxValue - stamp ? long.MaxValue : stamp + span;

    private sealed class Anchor(long stamp, DateTimeOffset utc)
    {
        public long Stamp { get; } = stamp;

        public DateTimeOffset Utc { get; } = utc;
    }
}
