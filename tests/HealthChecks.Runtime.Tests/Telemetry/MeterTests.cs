using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace HealthChecks.Tests.Telemetry;

[Collection(nameof(Alone))]
public sealed class MeterTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_engines_have_a_meter_each_and_neither_is_heard_after_its_end(bool withFactory)
    {
        using var listener = new Listener();
        void Services(IServiceCollection services)
        {
            if (withFactory)
                services.AddMetrics();
        }

        await using var first = EngineUnderTest.Of(Declare.Readiness(Declare.Check("first", new TestCheck(), "readiness")), services: Services);
        await first.ProbeAsync();
        await using (var second = EngineUnderTest.Of(Declare.Readiness(Declare.Check("second", new TestCheck(), "readiness")), services: Services))
        {
            await second.ProbeAsync();
            listener.Collect();

            Assert.Equal(2, listener.Meters.Count);
            Assert.All(listener.Meters, meter => Assert.Single(listener.ChecksOf(meter)));
        }

        listener.Collect();
        Assert.Equal(["first"], listener.Meters.SelectMany(listener.ChecksOf));
    }

    [Fact]
    public async Task The_meter_is_the_containers_where_it_has_a_factory()
    {
        using var listener = new Listener();
        await using var engine = EngineUnderTest.Of(
            Declare.Readiness(Declare.Check("database", new TestCheck(), "readiness")),
            services: static services => services.AddMetrics());
        await engine.ProbeAsync();
        listener.Collect();

        Assert.Same(engine.Services.GetRequiredService<IMeterFactory>(), Assert.Single(listener.Meters).Scope);
    }

    /// <summary>Listens to status gauges, and keeps apart what comes from different meters.</summary>
    private sealed class Listener : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly List<(Meter Meter, string Check)> _seen = [];

        public Listener()
        {
            _listener.InstrumentPublished = static (instrument, self) =>
            {
                if (instrument.Name == HealthTelemetry.CheckStatus)
                    self.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => _seen.Add((instrument.Meter, (string)tags[0].Value!)));
            _listener.Start();
        }

        public IReadOnlyCollection<Meter> Meters => [.. _seen.Select(static each => each.Meter).Distinct()];

        public IEnumerable<string> ChecksOf(Meter meter) => _seen.Where(each => each.Meter == meter).Select(static each => each.Check);

        public void Collect()
        {
            _seen.Clear();
            _listener.RecordObservableInstruments();
        }

        public void Dispose() => _listener.Dispose();
    }
}
