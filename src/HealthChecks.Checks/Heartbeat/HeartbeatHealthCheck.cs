using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>Whether a loop of this process goes on: how long ago it last called <see cref="Heartbeat.Beat"/>.</summary>
/// <param name="heartbeat">What the loop touches.</param>
/// <exception cref="ArgumentNullException"><paramref name="heartbeat"/> is null.</exception>
[HealthCheckDefaults(NeedsRunningProcess = true, Dependency = DependencyScope.Local)]
public sealed class HeartbeatHealthCheck(Heartbeat heartbeat) : IHealthCheck
{
    private readonly Heartbeat _heartbeat = heartbeat ?? throw new ArgumentNullException(nameof(heartbeat));
    private readonly double _graceSeconds = 60;

    private readonly LimitPair<double> _limits = new(LimitKind.Ceiling, nameof(WarningSeconds), nameof(CriticalSeconds))
    {
        DefaultCritical = 60,
    };

    /// <summary>Seconds since the last beat from which on the check is Degraded; null for no such limit. Default null.</summary>
    /// <exception cref="ArgumentException">The value is negative, no number, or above <see cref="CriticalSeconds"/>.</exception>
    public double? WarningSeconds
    {
        get => _limits.Warning;
        init => _limits.Warning = value;
    }

    /// <summary>
    /// Seconds since the last beat from which on the check is Unhealthy; null for no such limit. Default 60, or
    /// <see cref="WarningSeconds"/> where that is more. Longer than the longest round of the loop.
    /// </summary>
    /// <exception cref="ArgumentException">The value is negative, no number, or below <see cref="WarningSeconds"/>.</exception>
    public double? CriticalSeconds
    {
        get => _limits.Critical;
        init => _limits.Critical = value;
    }

    /// <summary>
    /// Seconds, from the making of the heartbeat on, in which it need not have beaten yet; after them a loop that never began is Unhealthy.
    /// Default 60; 0 for a check of start-up, which passes from the first beat on.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, more than a day, or no number.</exception>
    public double GraceSeconds
    {
        get => _graceSeconds;
        init => _graceSeconds = value is >= 0 and <= 86_400
            ? value
            : throw new ArgumentOutOfRangeException(nameof(GraceSeconds), value, "GraceSeconds must end some time: set it between 0 and 86400.");
    }

    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(_heartbeat.SinceLastBeat is { } age ? Judge(age) : JudgeMissing());
    }

    private HealthCheckResult Judge(TimeSpan age)
    {
        var data = new Dictionary<string, object>(2) { ["sinceBeatMs"] = Math.Round(age.TotalMilliseconds, 3) };
        return AgeFinding.Of(CheckReasons.HeartbeatStale, age, _limits) is { } finding
            ? HealthResults.From([finding], data)
            : HealthResults.Healthy(data: data);
    }

    private HealthCheckResult JudgeMissing() => _heartbeat.SinceCreation.TotalSeconds < _graceSeconds
        ? HealthResults.Healthy("The loop has not beaten yet, and has time to.")
        : HealthResults.Unhealthy(
            CheckReasons.HeartbeatMissing,
            FormattableString.Invariant($"The loop has never beaten, and had {_graceSeconds:0.#} s to."));
}
