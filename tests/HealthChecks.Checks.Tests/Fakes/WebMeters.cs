using System.Diagnostics.Metrics;

namespace HealthChecks.Checks.Tests.Fakes;

/// <summary>A meter as the framework's web host has one, which belongs to this factory as that of an application does.</summary>
internal sealed class WebMeters : IMeterFactory
{
    private static readonly object Ok = 200;

    private readonly Meter _meter;
    private readonly Histogram<double> _duration;

    public WebMeters()
    {
        _meter = Create(new MeterOptions("Microsoft.AspNetCore.Hosting"));
        _duration = _meter.CreateHistogram<double>("http.server.request.duration", unit: "s");
    }

    public void Requests(int count, double seconds, int status, string? error = null)
    {
        // The framework keeps boxes for statuses, too.
        var boxed = status == 200 ? Ok : status;
        for (var each = 0; each < count; each++)
        {
            if (error is null)
                _duration.Record(seconds, new("http.request.method", "GET"), new("http.response.status_code", boxed));
            else
                _duration.Record(seconds, new("http.response.status_code", boxed), new("error.type", error));
        }
    }

    public Meter Create(MeterOptions options)
    {
        options.Scope = this;
        return new Meter(options);
    }

    public void Dispose() => _meter.Dispose();
}
