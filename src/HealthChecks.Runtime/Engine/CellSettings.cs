using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>A check's timing, in stamps of the engine's clock, with every default applied.</summary>
/// <param name="Timeout">After how long a run is given up.</param>
/// <param name="Fresh">How long a reading is served again; null: as the subset says.</param>
/// <param name="Every">The period of background runs; null: runs on demand.</param>
/// <param name="MaxAge">The age at which a reading no longer counts.</param>
/// <param name="Optional">Whether it may be absent where critical.</param>
internal sealed record CellSettings(long Timeout, long? Fresh, long? Every, long MaxAge, bool Optional)
{
    private const double DefaultTimeoutSeconds = 5;
    private const double DefaultMaxAgeSeconds = 30;

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
                definition.Optional);
        }

        var registration = check.Registration!;
        return new CellSettings(
            clock.ToStamps(TimeoutOf(registration)),
            Fresh: null,
            Every: null,
            clock.ToStamps(DefaultMaxAgeSeconds),
            Optional: false);
    }

    private static double TimeoutOf(HealthCheckRegistration registration) =>
        registration.Timeout == System.Threading.Timeout.InfiniteTimeSpan ? DefaultTimeoutSeconds : registration.Timeout.TotalSeconds;
}
