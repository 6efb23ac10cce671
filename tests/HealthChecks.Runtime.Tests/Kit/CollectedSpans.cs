using System.Collections.Concurrent;
using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace HealthChecks.Tests;

/// <summary>What the OpenTelemetry SDK exports of an activity source, one by one.</summary>
internal sealed class CollectedSpans : IDisposable
{
    private readonly ConcurrentQueue<Activity> _ended = new();
    private readonly TracerProvider _provider;

    public CollectedSpans(params string[] sources)
    {
        _provider = Sdk.CreateTracerProviderBuilder()
            .AddSource(sources is [] ? [HealthTelemetry.ActivitySourceName] : sources)
            .AddProcessor(new SimpleActivityExportProcessor(new Exporter(_ended)))
            .Build();
    }

    /// <summary>What has been exported up to now.</summary>
    public IReadOnlyList<Activity> Ended => [.. _ended];

    /// <summary>Waits until as many have ended: a probe does not wait for that.</summary>
    public async Task<IReadOnlyList<Activity>> EndedAsync(int count)
    {
        await Eventually.IsTrueAsync(() => _ended.Count >= count, $"{count} activities have ended");
        return Ended;
    }

    /// <summary>Everything that an exporter could send of an activity.</summary>
    public static string Describe(Activity activity) =>
        $"{activity.DisplayName} {activity.Status} {activity.StatusDescription}: "
        + string.Join(' ', activity.TagObjects.Select(static tag => $"{tag.Key}={tag.Value}"))
        + string.Concat(activity.Events.Select(static each => " " + each.Name + string.Join(' ', each.Tags.Select(static tag => $"{tag.Key}={tag.Value}"))));

    public void Dispose() => _provider.Dispose();

    private sealed class Exporter(ConcurrentQueue<Activity> ended) : BaseExporter<Activity>
    {
        public override ExportResult Export(in Batch<Activity> batch)
        {
            foreach (var activity in batch)
                ended.Enqueue(activity);
            return ExportResult.Success;
        }
    }
}
