using System.Diagnostics.Metrics;
using System.Reflection;
using HealthChecks.Tests.Support;

namespace HealthChecks.Tests.Telemetry;

/// <summary><c>docs/telemetry.md</c>, the constants and what is really measured say the same.</summary>
[Collection(typeof(TelemetryCollection))]
public sealed class TelemetryPageTests
{
    [Fact]
    public async Task The_page_lists_every_instrument_with_its_type_unit_tags_and_meaning()
    {
        using var measured = new Measured();
        await ExerciseAsync(measured);

        Assert.Equal(string.Join('\n', measured.Rows()), string.Join('\n', RowsOfThePage()));
    }

    [Fact]
    public async Task Every_constant_is_in_use_and_what_is_in_use_has_a_constant()
    {
        using var measured = new Measured();
        await ExerciseAsync(measured);

        Assert.Equal(Constants(static name => !name.EndsWith("Tag", StringComparison.Ordinal) && !name.EndsWith("Name", StringComparison.Ordinal) && name != nameof(HealthTelemetry.CheckActivity)), measured.Names());
        Assert.Equal(Constants(static name => name.EndsWith("Tag", StringComparison.Ordinal)), measured.Tags());
    }

    private static async Task ExerciseAsync(Measured measured)
    {
        await using var app = await TestApp.StartAsync(new RegistryBuilder()
            .Subset("startup")
            .Subset("readiness")
            .Check("migrations", HealthCheckResult.Healthy(), "startup")
            .Check("database", HealthCheckResult.Unhealthy(), "readiness"));
        await app.GetAsync("/healthcheck/startup");
        await app.GetAsync("/healthcheck/readiness");
        await app.GetAsync("/healthcheck/liveness");
        measured.Collect();
    }

    private static IEnumerable<string> RowsOfThePage() => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "telemetry.md"))
        .SkipWhile(static line => line != "## Instruments")
        .Skip(1)
        .TakeWhile(static line => !line.StartsWith("## ", StringComparison.Ordinal))
        .Where(static line => line.StartsWith("| `", StringComparison.Ordinal));

    private static IEnumerable<string> Constants(Func<string, bool> choose) => typeof(HealthTelemetry)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(field => field.IsLiteral && choose(field.Name))
        .Select(static field => (string)field.GetRawConstantValue()!)
        .Order(StringComparer.Ordinal);

    /// <summary>Hears everything that our meters say.</summary>
    private sealed class Measured : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly SortedDictionary<string, (Instrument Instrument, SortedSet<string> Tags)> _seen = new(StringComparer.Ordinal);

        public Measured()
        {
            _listener.InstrumentPublished = static (instrument, self) =>
            {
                if (instrument.Meter.Name == HealthTelemetry.MeterName)
                    self.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Note(instrument, tags));
            _listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Note(instrument, tags));
            _listener.Start();
        }

        public void Collect() => _listener.RecordObservableInstruments();

        public IEnumerable<string> Names() => _seen.Keys;

        public IEnumerable<string> Tags() => _seen.Values.SelectMany(static each => each.Tags).Distinct().Order(StringComparer.Ordinal);

        public IEnumerable<string> Rows() => _seen.Values.Select(static each =>
            $"| `{each.Instrument.Name}` | {KindOf(each.Instrument)} | `{each.Instrument.Unit}` | {(each.Tags.Count == 0 ? "–" : string.Join(", ", each.Tags.Select(static tag => $"`{tag}`")))} | {each.Instrument.Description} |");

        public void Dispose() => _listener.Dispose();

        private static string KindOf(Instrument instrument) => instrument switch
        {
            ObservableGauge<long> or ObservableGauge<double> => "gauge",
            ObservableUpDownCounter<long> => "up-down counter",
            Counter<long> => "counter",
            Histogram<double> => "histogram",
            _ => throw new NotSupportedException(instrument.GetType().Name),
        };

        private void Note(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            lock (_seen)
            {
                if (!_seen.TryGetValue(instrument.Name, out var seen))
                    _seen[instrument.Name] = seen = (instrument, new SortedSet<string>(StringComparer.Ordinal));
                foreach (var tag in tags)
                    seen.Tags.Add(tag.Key);
            }
        }
    }
}
