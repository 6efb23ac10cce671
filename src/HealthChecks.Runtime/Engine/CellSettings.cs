using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>A check's settings, timing in stamps of the engine's clock, with every default applied.</summary>
internal sealed class CellSettings(long timeout, long? fresh, long? every, long maxAge, bool optional, Hysteresis? hysteresis)
{
    private const double DefaultTimeoutSeconds = 5;
    private const double DefaultMaxAgeSeconds = 30;

    /// <summary>After how long a run is given up.</summary>
    public long Timeout { get; } = timeout;

    /// <summary>How long a reading is served again; null: as the subset says.</summary>
    public long? Fresh { get; } = fresh;

    /// <summary>The period of background runs; null: runs on demand.</summary>
    public long? Every { get; } = every;

    /// <summary>The age at which a reading no longer counts.</summary>
    public long MaxAge { get; } = maxAge;

    /// <summary>Whether it may be absent where critical.</summary>
    public bool Optional { get; } = optional;

    /// <summary>How many readings in a row change its status; null: any does.</summary>
    public Hysteresis? Hysteresis { get; } = hysteresis;

    public bool IsBackground => Every is not null;

    public static CellSettings Of(ComposedHealthCheck check, EngineClock clock)
    {
        if (check.Definition is { } definition)
        {
            var timeout = definition.TimeoutSeconds ?? DefaultTimeoutSeconds;
            var maxAge = definition.MaxAgeSeconds
                ?? (definition.EverySeconds is { } every ? (3 * every) + timeout : DefaultMaxAgeSeconds);
            return new CellSettings(
                clock.ToStamps(timeout),
                definition.FreshSeconds is { } fresh ? clock.ToStamps(fresh) : null,
                definition.EverySeconds is { } period ? clock.ToStamps(period) : null,
                clock.ToStamps(maxAge),
                definition.Optional,
                Hysteresis.Of(definition));
        }

        var registration = check.Registration!;
        return new CellSettings(
            clock.ToStamps(TimeoutOf(registration)),
            fresh: null,
            every: null,
            clock.ToStamps(DefaultMaxAgeSeconds),
            optional: false,
            hysteresis: null);
    }

    private static double TimeoutOf(HealthCheckRegistration registration) =>
        registration.Timeout == System.Threading.Timeout.InfiniteTimeSpan ? DefaultTimeoutSeconds : registration.Timeout.TotalSeconds;
}
