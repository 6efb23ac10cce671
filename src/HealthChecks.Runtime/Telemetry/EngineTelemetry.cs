using System.Diagnostics.Metrics;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>
/// The engine's meter. What is counted is counted here, and costs a comparison while nobody listens; what is looked up when somebody
/// collects is in <see cref="EngineGauges"/>.
/// </summary>
internal sealed class EngineTelemetry : IDisposable
{
    private readonly EngineClock _clock;
    private readonly Meter _meter;
    private readonly EngineGauges _gauges;
    private readonly Counter<long> _runs;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _transitions;
    private readonly Counter<long> _subsetTransitions;

    public EngineTelemetry(HealthEngine engine, IMeterFactory? factory)
    {
        _clock = engine.Clock;
        var options = new MeterOptions(HealthTelemetry.MeterName);
        // What a factory makes is the container's; two engines of one process never share a meter.
        _meter = factory is null ? new Meter(options) : factory.Create(options);
        _runs = _meter.CreateCounter<long>(HealthTelemetry.CheckRuns, "{run}", "Runs that have ended or were given up");
        _duration = CreateDuration(_meter);
        _transitions = _meter.CreateCounter<long>(HealthTelemetry.CheckTransitions, "{transition}", "Changes of a check's status, by the new one");
        _subsetTransitions = _meter.CreateCounter<long>(HealthTelemetry.SubsetTransitions, "{transition}", "Changes of a subset's status, by the new one");
        _gauges = new EngineGauges(engine, _meter);
    }

    /// <summary>What the status tag says of a status. One outside the framework's three is no proof of health.</summary>
    public static string NameOf(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "healthy",
        HealthStatus.Degraded => "degraded",
        _ => "unhealthy",
    };

    /// <summary>Whether anybody listens to what is counted.</summary>
    public bool IsHeard => _runs.Enabled || _duration.Enabled || _transitions.Enabled;

    /// <summary>Counts a reading.</summary>
    /// <param name="cell">The check's cell.</param>
    /// <param name="outcome">What the check counts as now.</param>
    /// <param name="change">What that changed.</param>
    /// <param name="duration">How long the run took, in stamps; negative when no run is behind it.</param>
    public void OnReading(Cell cell, Outcome outcome, in StatusChange change, long duration)
    {
        if (duration < 0 && !change.IsTransition)
            return;

        // A listener may throw, and what it throws must not cost a check its slot or a probe its answer.
        try
        {
            var check = new KeyValuePair<string, object?>(HealthTelemetry.CheckNameTag, cell.Name);
            if (duration >= 0)
                CountRun(check, outcome.Last ?? outcome, duration);
            if (change.IsTransition && _transitions.Enabled)
                _transitions.Add(1, check, Status(outcome.Status));
        }
        catch (Exception)
        {
            // There is nowhere to say so.
        }
    }

    /// <summary>Counts a change of a subset's status.</summary>
    public void OnSubsetTransition(string subset, HealthStatus status)
    {
        if (!_subsetTransitions.Enabled)
            return;

        try
        {
            _subsetTransitions.Add(1, new KeyValuePair<string, object?>(HealthTelemetry.SubsetNameTag, subset), Status(status));
        }
        catch (Exception)
        {
            // As above.
        }
    }

    public void Dispose()
    {
        _gauges.Close();
        _meter.Dispose();
    }

    private void CountRun(KeyValuePair<string, object?> check, Outcome outcome, long duration)
    {
        if (_runs.Enabled)
            _runs.Add(1, check, Status(outcome.Status), new KeyValuePair<string, object?>(HealthTelemetry.ReasonTag, outcome.Reason));
        if (_duration.Enabled)
            _duration.Record(_clock.ToMilliseconds(duration) / 1000, check, Status(outcome.Status));
    }

    private static KeyValuePair<string, object?> Status(HealthStatus status) => new(HealthTelemetry.StatusTag, NameOf(status));

    private static Histogram<double> CreateDuration(Meter meter)
    {
        const string Description = "How long runs took; of one that was given up, its timeout";
#if NET9_0_OR_GREATER
        // A check takes a millisecond or its timeout; the default buckets are made for milliseconds as a unit.
        var advice = new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] };
        return meter.CreateHistogram(HealthTelemetry.CheckDuration, "s", Description, tags: null, advice);
#else
        return meter.CreateHistogram<double>(HealthTelemetry.CheckDuration, "s", Description);
#endif
    }
}
