using System.Collections.Concurrent;
using System.Diagnostics;

namespace HealthChecks.Checks.Integrations.Tests;

/// <summary>What the engine's activities tell whoever collects: names, statuses, tags and events.</summary>
internal sealed class ToldSpans : IDisposable
{
    private readonly ConcurrentQueue<string> _told = new();
    private readonly ActivityListener _listener;

    public ToldSpans()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == HealthTelemetry.ActivitySourceName,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => _told.Enqueue(
                $"{activity.DisplayName} {activity.StatusDescription} {string.Join(' ', activity.TagObjects)} {string.Join(' ', activity.Events.SelectMany(static each => each.Tags))}"),
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public override string ToString() => string.Join('\n', _told);

    public void Dispose() => _listener.Dispose();
}
