using System.Numerics;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>Whether a queue is worked off: how many items wait, for how long the oldest does, how many failed.</summary>
/// <remarks>What is much, the application knows: set limits. A queue that cannot be read is Unhealthy whatever they are.</remarks>
/// <param name="read">Asks the queue.</param>
/// <exception cref="ArgumentNullException"><paramref name="read"/> is null.</exception>
[HealthCheckDefaults(TimeoutSeconds = 5, Dependency = DependencyScope.Shared)]
public sealed class QueueHealthCheck(Func<CancellationToken, ValueTask<QueueFigures>> read) : IHealthCheck
{
    private readonly Func<CancellationToken, ValueTask<QueueFigures>> _read = read ?? throw new ArgumentNullException(nameof(read));

    private readonly LimitPair<long> _depth = new(LimitKind.Ceiling, nameof(WarningDepth), nameof(CriticalDepth))
    {
        DefaultWarning = 100,
        DefaultCritical = 1000,
    };

    private readonly LimitPair<double> _age = new(LimitKind.Ceiling, nameof(WarningAgeSeconds), nameof(CriticalAgeSeconds))
    {
        DefaultWarning = 600,
        DefaultCritical = 1800,
    };

    private readonly LimitPair<long> _failed = new(LimitKind.Ceiling, nameof(WarningFailed), nameof(CriticalFailed))
    {
        DefaultWarning = 25,
        DefaultCritical = 100,
    };

    /// <summary>
    /// Waiting items from which on the check is Degraded; null for no such limit. Default 100, or <see cref="CriticalDepth"/> where that is
    /// less.
    /// </summary>
    /// <exception cref="ArgumentException">The value is negative, or above <see cref="CriticalDepth"/>.</exception>
    public long? WarningDepth
    {
        get => _depth.Warning;
        init => _depth.Warning = value;
    }

    /// <summary>
    /// Waiting items from which on the check is Unhealthy; null for no such limit. Default 1000, or <see cref="WarningDepth"/> where that is
    /// more.
    /// </summary>
    /// <exception cref="ArgumentException">The value is negative, or below <see cref="WarningDepth"/>.</exception>
    public long? CriticalDepth
    {
        get => _depth.Critical;
        init => _depth.Critical = value;
    }

    /// <summary>
    /// Seconds that the oldest item has waited from which on the check is Degraded; null for no such limit. Default 600, or
    /// <see cref="CriticalAgeSeconds"/> where that is less.
    /// </summary>
    /// <exception cref="ArgumentException">The value is negative, no number, or above <see cref="CriticalAgeSeconds"/>.</exception>
    public double? WarningAgeSeconds
    {
        get => _age.Warning;
        init => _age.Warning = value;
    }

    /// <summary>
    /// Seconds that the oldest item has waited from which on the check is Unhealthy; null for no such limit. Default 1800, or
    /// <see cref="WarningAgeSeconds"/> where that is more.
    /// </summary>
    /// <exception cref="ArgumentException">The value is negative, no number, or below <see cref="WarningAgeSeconds"/>.</exception>
    public double? CriticalAgeSeconds
    {
        get => _age.Critical;
        init => _age.Critical = value;
    }

    /// <summary>
    /// Failed items from which on the check is Degraded; null for no such limit. Default 25, or <see cref="CriticalFailed"/> where that is
    /// less.
    /// </summary>
    /// <exception cref="ArgumentException">The value is negative, or above <see cref="CriticalFailed"/>.</exception>
    public long? WarningFailed
    {
        get => _failed.Warning;
        init => _failed.Warning = value;
    }

    /// <summary>
    /// Failed items from which on the check is Unhealthy; null for no such limit. Default 100, or <see cref="WarningFailed"/> where that is
    /// more.
    /// </summary>
    /// <exception cref="ArgumentException">The value is negative, or below <see cref="WarningFailed"/>.</exception>
    public long? CriticalFailed
    {
        get => _failed.Critical;
        init => _failed.Critical = value;
    }

    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return Judge(await _read(cancellationToken).ConfigureAwait(false));
        }
        catch (HealthCheckException) when (!cancellationToken.IsCancellationRequested)
        {
            // Whoever asks the queue knows a better reason.
            throw;
        }
        catch (Exception exception)
        {
            CheckSteps.ThrowIfCancelled(exception, cancellationToken);
            return HealthResults.Unhealthy(CheckReasons.QueueUnreadable, "The queue could not be read.", exception);
        }
    }

    private HealthCheckResult Judge(QueueFigures figures)
    {
        if (figures is { Depth: null, OldestAge: null, Failed: null } or { Depth: < 0 } or { Failed: < 0 })
            return HealthResults.Unhealthy(CheckReasons.QueueUnreadable, "The figures of the queue say nothing.");

        var data = new Dictionary<string, object>(4);
        if (figures.Depth is { } depth)
            data["depth"] = depth;
        if (figures.OldestAge is { } age)
            data["oldestAgeMs"] = Math.Round(age.TotalMilliseconds);
        if (figures.Failed is { } failed)
            data["failed"] = failed;

        HealthFinding?[] findings =
        [
            Finding(CheckReasons.QueueLong, _depth, figures.Depth, "items wait"),
            Finding(CheckReasons.QueueSlow, _age, figures.OldestAge?.TotalSeconds, "s is how long the oldest item has waited"),
            Finding(CheckReasons.QueueFailures, _failed, figures.Failed, "items failed"),
        ];
        return HealthResults.From(findings.OfType<HealthFinding>(), data);
    }

    private static HealthFinding? Finding<T>(string reason, LimitPair<T> limits, T? figure, string what)
        where T : struct, INumber<T>
    {
        if (figure is not { } value || limits.Judge(value) is not { Status: not HealthStatus.Healthy } judged)
            return null;

        var level = judged.Status == HealthStatus.Unhealthy ? "critical" : "warning";
        return new HealthFinding(
            judged.Status,
            reason,
            FormattableString.Invariant($"{value:0.#} {what}; the {level} level is {judged.Limit:0.#}."));
    }
}
