using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>What the application's HTTP requests of the last while are like: how many fail, how long they take, how many there are.</summary>
/// <remarks>A request fails with a status from 500 on, or with an exception that nobody caught.</remarks>
/// <param name="figures">The figures, which <c>services.AddRequestFigures()</c> adds.</param>
/// <exception cref="ArgumentNullException"><paramref name="figures"/> is null.</exception>
[HealthCheckDefaults(NeedsRunningProcess = true, Dependency = DependencyScope.Local)]
public sealed class RequestsHealthCheck(RequestFigures figures) : IHealthCheck
{
    private readonly RequestFigures _figures = figures ?? throw new ArgumentNullException(nameof(figures));
    private readonly int _minimumRequests = 20;

    private readonly LimitPair<double> _errors = new(LimitKind.Percent, nameof(WarningErrorPercent), nameof(CriticalErrorPercent))
    {
        DefaultWarning = 5,
        DefaultCritical = 25,
    };

    private readonly LimitPair<double> _average = new(LimitKind.Ceiling, nameof(WarningAverageMs), nameof(CriticalAverageMs));
    private readonly LimitPair<double> _p95 = new(LimitKind.Ceiling, nameof(WarningP95Ms), nameof(CriticalP95Ms));
    private readonly LimitPair<double> _rate = new(LimitKind.Ceiling, nameof(WarningRequestsPerSecond), nameof(CriticalRequestsPerSecond));

    /// <summary>The share of requests that fail at which the check is Degraded, 0 to 100; null for none. Default 5.</summary>
    /// <exception cref="ArgumentException">The value is no percentage, or above <see cref="CriticalErrorPercent"/>.</exception>
    public double? WarningErrorPercent
    {
        get => _errors.Warning;
        init => _errors.Warning = value;
    }

    /// <summary>The share of requests that fail at which the check is Unhealthy, 0 to 100; null for none. Default 25.</summary>
    /// <exception cref="ArgumentException">The value is no percentage, or below <see cref="WarningErrorPercent"/>.</exception>
    public double? CriticalErrorPercent
    {
        get => _errors.Critical;
        init => _errors.Critical = value;
    }

    /// <summary>Milliseconds that requests take on average at which the check is Degraded; null for none. Default null.</summary>
    /// <exception cref="ArgumentException">The value is negative, no number, or above <see cref="CriticalAverageMs"/>.</exception>
    public double? WarningAverageMs
    {
        get => _average.Warning;
        init => _average.Warning = value;
    }

    /// <summary>Milliseconds that requests take on average at which the check is Unhealthy; null for none. Default null.</summary>
    /// <exception cref="ArgumentException">The value is negative, no number, or below <see cref="WarningAverageMs"/>.</exception>
    public double? CriticalAverageMs
    {
        get => _average.Critical;
        init => _average.Critical = value;
    }

    /// <summary>
    /// Milliseconds within which 95 of 100 requests end, at which the check is Degraded; null for none. Default null. The figure is exact to a
    /// fifth.
    /// </summary>
    /// <exception cref="ArgumentException">The value is negative, no number, or above <see cref="CriticalP95Ms"/>.</exception>
    public double? WarningP95Ms
    {
        get => _p95.Warning;
        init => _p95.Warning = value;
    }

    /// <summary>
    /// Milliseconds within which 95 of 100 requests end, at which the check is Unhealthy; null for none. Default null. The figure is exact to
    /// a fifth.
    /// </summary>
    /// <exception cref="ArgumentException">The value is negative, no number, or below <see cref="WarningP95Ms"/>.</exception>
    public double? CriticalP95Ms
    {
        get => _p95.Critical;
        init => _p95.Critical = value;
    }

    /// <summary>Requests per second at which the check is Degraded; null for none. Default null.</summary>
    /// <exception cref="ArgumentException">The value is negative, no number, or above <see cref="CriticalRequestsPerSecond"/>.</exception>
    public double? WarningRequestsPerSecond
    {
        get => _rate.Warning;
        init => _rate.Warning = value;
    }

    /// <summary>Requests per second at which the check is Unhealthy; null for none. Default null.</summary>
    /// <exception cref="ArgumentException">The value is negative, no number, or below <see cref="WarningRequestsPerSecond"/>.</exception>
    public double? CriticalRequestsPerSecond
    {
        get => _rate.Critical;
        init => _rate.Critical = value;
    }

    /// <summary>
    /// With fewer requests in the window, neither their errors nor their times are judged: one of two is no trend. Default 20; at least 1.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MinimumRequests
    {
        get => _minimumRequests;
        init => _minimumRequests = value >= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(MinimumRequests), value, "MinimumRequests must be 1 or more.");
    }

    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(_figures.IsMeasured
            ? Judge(_figures.Sum())
            : HealthResults.Unhealthy(
                CheckReasons.RequestsUnmeasured,
                "Nobody measures requests: call services.AddRequestFigures() in a web application."));
    }

    private HealthCheckResult Judge(RequestSums sums)
    {
        var data = new Dictionary<string, object>(7)
        {
            ["requests"] = sums.Count,
            ["requestsPerSecond"] = Math.Round(sums.PerSecond, 3),
            ["windowMs"] = Math.Round(sums.Covered.TotalMilliseconds),
        };
        var findings = new List<HealthFinding>();
        if (sums.Count > 0)
        {
            data["errorPercent"] = Math.Round(sums.ErrorPercent, 2);
            data["averageMs"] = Math.Round(sums.AverageMilliseconds, 3);
            data["p95Ms"] = Math.Round(sums.P95Milliseconds, 3);
        }

        if (sums.Count >= _minimumRequests)
        {
            Add(CheckReasons.RequestsFailing, _errors, sums.ErrorPercent, "% of the requests fail");
            Add(CheckReasons.RequestsSlow, _p95, sums.P95Milliseconds, "ms is what 95 of 100 requests end within");
            Add(CheckReasons.RequestsSlow, _average, sums.AverageMilliseconds, "ms is what requests take on average");
        }

        Add(CheckReasons.RequestsMany, _rate, sums.PerSecond, "requests end in a second");
        return HealthResults.From(findings, data);

        void Add(string reason, LimitPair<double> limits, double value, string what)
        {
            var (status, limit) = limits.Judge(value);
            if (status == HealthStatus.Healthy)
                return;

            var level = status == HealthStatus.Unhealthy ? "critical" : "warning";
            findings.Add(new HealthFinding(status, reason, FormattableString.Invariant($"{value:0.#} {what}; the {level} level is {limit:0.#}.")));
        }
    }
}
