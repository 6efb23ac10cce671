using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HealthChecks;

/// <summary>Counts probes, and knows when there was the last: one for each application.</summary>
internal sealed class ProbeTelemetry : IDisposable
{
    private readonly object _gate = new();
    private readonly TimeProvider _clock;
    private readonly bool _inRequestTelemetry;
    private readonly Meter _meter;
    private readonly Counter<long> _probes;
    private volatile ProbedSubset[] _subsets = [];

    public ProbeTelemetry(IServiceProvider services, IOptions<HealthOptions> engine, IOptions<HealthEndpointOptions> endpoints)
    {
        _clock = engine.Value.TimeProvider;
        _inRequestTelemetry = endpoints.Value.RequestTelemetry;
        var options = new MeterOptions(HealthTelemetry.MeterName);
        _meter = services.GetService<IMeterFactory>()?.Create(options) ?? new Meter(options);
        _probes = _meter.CreateCounter<long>(HealthTelemetry.Probes, "{probe}", "Probes that were answered, by HTTP status code");
        _meter.CreateObservableGauge(HealthTelemetry.ProbeAge, Ages, "s", "How long ago the last probe was; before the first, how long the subset has been served");
    }

    /// <summary>The probes of a subset, or of liveness, at whatever path they ask.</summary>
    public ProbedSubset Of(string subset)
    {
        lock (_gate)
        {
            foreach (var known in _subsets)
            {
                if (known.Name == subset)
                    return known;
            }

            var added = new ProbedSubset(subset, _probes, _clock, _inRequestTelemetry);
            _subsets = [.. _subsets, added];
            return added;
        }
    }

    /// <summary>Keeps a request out of what the application says about its requests, unless it is to be there.</summary>
    public void LeaveOut(HttpContext context)
    {
        if (!_inRequestTelemetry)
            ProbeTraffic.LeaveOut(context);
    }

    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<double>> Ages()
    {
        foreach (var subset in _subsets)
            yield return new Measurement<double>(subset.Age.TotalSeconds, subset.Tag);
    }
}
