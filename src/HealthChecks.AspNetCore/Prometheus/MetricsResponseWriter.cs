using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace HealthChecks;

/// <summary>What the two formats of metrics have in common: everything but a few lines.</summary>
internal abstract class MetricsResponseWriter(IHealthLifecycle lifecycle) : IHealthIndexWriter
{
    public abstract string Format { get; }

    public abstract IReadOnlyList<string> MediaTypes { get; }

    public abstract string ContentType { get; }

    public bool RunsChecks => false;

    // Ages go on, whether or not the report changes.
    public bool IsReusable(HttpRequest request) => false;

    public void Write(IBufferWriter<byte> output, HealthResponse response)
    {
        var metrics = Begin(output);
        if (response.Check is null)
            SubsetMetrics.Write(metrics, [response.Report], response.Detail, lifecycle);
        CheckMetrics.Write(metrics, [response.Report], response.Detail, isOneCheck: response.Check is not null);
        metrics.End();
    }

    public void WriteIndex(IBufferWriter<byte> output, HealthIndex index)
    {
        var metrics = Begin(output);
        SubsetMetrics.Write(metrics, index.Subsets, index.Detail, lifecycle);
        CheckMetrics.Write(metrics, index.Subsets, index.Detail, isOneCheck: false);
        metrics.End();
    }

    protected abstract MetricsText Begin(IBufferWriter<byte> output);
}
