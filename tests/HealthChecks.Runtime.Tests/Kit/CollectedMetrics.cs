using System.Globalization;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace HealthChecks.Tests;

/// <summary>What the OpenTelemetry SDK exports of one or more meters, whenever a test says so.</summary>
internal sealed class CollectedMetrics : IDisposable
{
    private readonly List<CollectedPoint> _points = [];
    private readonly MeterProvider _provider;

    public CollectedMetrics(params string[] meters)
    {
        _provider = Sdk.CreateMeterProviderBuilder()
            .AddMeter(meters is [] ? [HealthTelemetry.MeterName] : meters)
            .AddReader(new BaseExportingMetricReader(new Exporter(_points)))
            .Build();
    }

    /// <summary>Every point, as an exporter gets it now.</summary>
    public IReadOnlyList<CollectedPoint> Collect()
    {
        _points.Clear();
        Assert.True(_provider.ForceFlush());
        return [.. _points];
    }

    /// <summary>The points of one instrument, each as <c>name=database reason=healthy: 2</c>, the tags without their prefix.</summary>
    public string[] Of(string instrument) => [.. Collect()
        .Where(point => point.Instrument == instrument)
        .Select(static point => point.ToString())
        .Order(StringComparer.Ordinal)];

    public void Dispose() => _provider.Dispose();

    private sealed class Exporter(List<CollectedPoint> points) : BaseExporter<Metric>
    {
        public override ExportResult Export(in Batch<Metric> batch)
        {
            foreach (var metric in batch)
            {
                foreach (ref readonly var point in metric.GetMetricPoints())
                    points.Add(CollectedPoint.Of(metric, point));
            }

            return ExportResult.Success;
        }
    }
}

/// <summary>One point of one instrument.</summary>
internal sealed record CollectedPoint(string Instrument, string Unit, double Value, long Count, IReadOnlyList<KeyValuePair<string, object?>> Tags)
{
    public static CollectedPoint Of(Metric metric, in MetricPoint point)
    {
        var tags = new List<KeyValuePair<string, object?>>();
        foreach (var tag in point.Tags)
            tags.Add(tag);
        var isHistogram = metric.MetricType == MetricType.Histogram;
        var value = metric.MetricType switch
        {
            MetricType.LongSum or MetricType.LongSumNonMonotonic => point.GetSumLong(),
            MetricType.LongGauge => point.GetGaugeLastValueLong(),
            MetricType.DoubleGauge => point.GetGaugeLastValueDouble(),
            MetricType.Histogram => point.GetHistogramSum(),
            _ => throw new NotSupportedException(metric.MetricType.ToString()),
        };
        return new CollectedPoint(metric.Name, metric.Unit, value, isHistogram ? point.GetHistogramCount() : 0, tags);
    }

    public override string ToString() =>
        string.Join(' ', Tags.Select(static tag => $"{tag.Key[(tag.Key.LastIndexOf('.') + 1)..]}={tag.Value}").Order(StringComparer.Ordinal))
        + ": " + Value.ToString("0.###", CultureInfo.InvariantCulture)
        + (Count > 0 ? $" in {Count}" : "");
}
