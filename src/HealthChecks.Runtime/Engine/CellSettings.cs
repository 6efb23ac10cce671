using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>
/// A check's settings, timing in stamps of the engine's clock, with every default applied. Immutable: a change of configuration makes
/// others.
/// </summary>
internal sealed class CellSettings
{
    private const double DefaultTimeoutSeconds = 5;
    private const double DefaultMaxAgeSeconds = 30;

    private CellSettings(EngineClock clock, double timeout, double? fresh, double? every, double? maxAge)
    {
        Timeout = clock.ToStamps(timeout);
        Fresh = fresh is { } freshSeconds ? clock.ToStamps(freshSeconds) : null;
        Every = every is { } everySeconds ? clock.ToStamps(everySeconds) : null;
        MaxAge = clock.ToStamps(maxAge ?? (every is { } period ? (3 * period) + timeout : DefaultMaxAgeSeconds));
    }

    /// <summary>After how long a run is given up.</summary>
    public long Timeout { get; }

    /// <summary>How long a reading is served again; null: as the subset says.</summary>
    public long? Fresh { get; }

    /// <summary>The period of background runs; null: runs on demand.</summary>
    public long? Every { get; }

    /// <summary>The age at which a reading no longer counts.</summary>
    public long MaxAge { get; }

    /// <summary>Seconds after the host's start before the first background run; null: any part of the period.</summary>
    public long? Delay { get; private init; }

    /// <summary>Whether it may be absent where critical.</summary>
    public bool Optional { get; private init; }

    /// <summary>Whether an operator has switched it off.</summary>
    public bool IsDisabled { get; private init; }

    /// <summary>Whether only the running process can know.</summary>
    public bool NeedsRunningProcess { get; private init; }

    /// <summary>How many readings in a row change its status; null: any does.</summary>
    public Hysteresis? Hysteresis { get; private init; }

    public bool IsBackground => Every is not null;

    /// <summary>Whether probes leave the running to the background, whatever the age: not where the application caps all ages.</summary>
    public bool ServesAnyAge { get; private init; }

    public static CellSettings Of(ComposedHealthCheck check, RegistrationTimes.Times? times, HealthOptions options, EngineClock clock)
    {
        options.Checks.TryGetValue(check.Name, out var given);
        var declared = check.Definition;
        var every = given?.EverySeconds ?? declared?.EverySeconds ?? times?.PeriodSeconds;
        if (every is 0)
            every = null;
        var timeout = given?.TimeoutSeconds ?? declared?.TimeoutSeconds ?? TimeoutOf(check.Registration);
        return new CellSettings(
            clock,
            timeout,
            Smallest(given?.FreshSeconds ?? declared?.FreshSeconds, options.FreshSeconds),
            every,
            given?.MaxAgeSeconds ?? declared?.MaxAgeSeconds)
        {
            Delay = times?.DelaySeconds is { } delay ? clock.ToStamps(delay) : null,
            Optional = declared?.Optional ?? false,
            IsDisabled = !IsEnabled(check, given, options),
            NeedsRunningProcess = declared?.NeedsRunningProcess ?? false,
            Hysteresis = Hysteresis.Of(given?.FailAfter ?? declared?.FailAfter, given?.PassAfter ?? declared?.PassAfter),
            ServesAnyAge = every is not null && options.FreshSeconds is null,
        };
    }

    /// <summary>The smaller of two explicit settings.</summary>
    public static double? Smallest(double? one, double? other) => one is null || other < one ? other : one;

    // The check's own word is stronger than that of its tags; of several tags a false one is.
    private static bool IsEnabled(ComposedHealthCheck check, HealthCheckSettings? given, HealthOptions options)
    {
        if (given?.Enabled is { } own)
            return own;
        if (options.Tags.Count == 0)
            return true;

        foreach (var tag in check.AllTags)
        {
            if (options.Tags.TryGetValue(tag, out var enabled) && !enabled)
                return false;
        }

        return true;
    }

    private static double TimeoutOf(HealthCheckRegistration? registration) =>
        registration is null || registration.Timeout == System.Threading.Timeout.InfiniteTimeSpan
            ? DefaultTimeoutSeconds
            : registration.Timeout.TotalSeconds;
}
