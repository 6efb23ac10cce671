using Microsoft.Extensions.Caching.Memory;
using WebApp.Orders;

namespace WebApp;

/// <summary>What goes on in this process beside its requests; for people and alerts, too.</summary>
public sealed partial class AppHealth
{
    // What this instance does with its requests: that of all instances is an alert's affair.
    [HealthCheck(Critical = false), InSubset(Subsets.System)]
    private static RequestsHealthCheck Requests(RequestFigures figures) => new(figures);

    // A restart would mend a loop that hangs. A web application has its requests to lose by it, so a person decides.
    [HealthCheck(Critical = false), InSubset(Subsets.System)]
    private static HeartbeatHealthCheck ReceiptWriter(Heartbeat heartbeat) => new(heartbeat) { CriticalSeconds = 30 };

    [HealthCheck(Critical = false), InSubset(Subsets.System)]
    private static QueueHealthCheck ReceiptsWaiting(ReceiptQueue queue) => new(_ => ValueTask.FromResult(queue.Figures)) { WarningAgeSeconds = 60 };

    // What the writer of receipts says of itself.
    [HealthCheck(Critical = false), InSubset(Subsets.System)]
    private static ManualHealthCheck ReceiptsWritten(ManualHealthCheck written) => written;

    [HealthCheck(Critical = false), InSubset(Subsets.System)]
    private static MemoryCacheHealthCheck LocalCache(IMemoryCache cache, IConfiguration configuration) => new(cache, configuration);

    // For a second container that watches this one by its file.
    [HealthCheck(Optional = true, Critical = false), InSubset(Subsets.System)]
    private static HeartbeatFileHealthCheck? Alive(HeartbeatFile? file) => file is null ? null : new(file);
}
