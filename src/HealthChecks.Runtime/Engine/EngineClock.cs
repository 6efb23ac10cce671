namespace HealthChecks;

/// <summary>Monotonic stamps, and the spans between them.</summary>
internal sealed class EngineClock(TimeProvider timeProvider)
{
    private readonly double _stampsPerSecond = timeProvider.TimestampFrequency;

    /// <summary>Whether time passes by itself. A test's clock may jump at any moment, so nobody sleeps long on it.</summary>
    public bool IsSystem { get; } = ReferenceEquals(timeProvider, TimeProvider.System);

    public long Now => timeProvider.GetTimestamp();

    public DateTimeOffset UtcNow => timeProvider.GetUtcNow();

    public long ToStamps(double seconds) => seconds >= long.MaxValue / _stampsPerSecond ? long.MaxValue : (long)(seconds * _stampsPerSecond);

    public TimeSpan ToTimeSpan(long stamps) => TimeSpan.FromSeconds(stamps / _stampsPerSecond);

    public double ToMilliseconds(long stamps) => stamps * 1000.0 / _stampsPerSecond;

    /// <summary>A stamp plus a span, without overflow.</summary>
    public static long Add(long stamp, long span) => span > long.MaxValue - stamp ? long.MaxValue : stamp + span;
}
