using System.Buffers;

namespace HealthChecks;

/// <summary>OpenMetrics 1.0: what Prometheus asks for first.</summary>
internal sealed class OpenMetricsResponseWriter(IHealthLifecycle lifecycle) : MetricsResponseWriter(lifecycle)
{
    public override string Format => "openmetrics";

    public override IReadOnlyList<string> MediaTypes { get; } = ["application/openmetrics-text; version=1.0.0"];

    public override string ContentType => "application/openmetrics-text; version=1.0.0; charset=utf-8";

    protected override MetricsText Begin(IBufferWriter<byte> output) => new(output, isOpenMetrics: true);
}
