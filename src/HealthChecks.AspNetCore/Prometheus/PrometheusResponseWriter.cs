using System.Buffers;

namespace HealthChecks;

/// <summary>The text format of Prometheus, for who knows no OpenMetrics, or prefers this.</summary>
internal sealed class PrometheusResponseWriter(IHealthLifecycle lifecycle) : MetricsResponseWriter(lifecycle)
{
    public override string Format => "prometheus";

    // Version 1.0.0 only adds names outside ASCII, and ours are inside: who asks for it can read the older one, and must not get plain text.
    public override IReadOnlyList<string> MediaTypes { get; } = ["text/plain; version=0.0.4", "text/plain; version=1.0.0"];

    public override string ContentType => "text/plain; version=0.0.4; charset=utf-8";

    protected override MetricsText Begin(IBufferWriter<byte> output) => new(output, isOpenMetrics: false);
}
