using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HealthChecks;

/// <summary>
/// Publishes the beats of this member as long as the host runs, and takes it out of the fleet when the host stops. Added by
/// <c>services.AddFleetHeartbeat()</c>.
/// </summary>
/// <remarks>A store that fails is logged, once until it works again, and does not stop the host.</remarks>
/// <param name="heartbeat">This member.</param>
/// <param name="store">Where beats are left.</param>
/// <param name="logger">For a store that fails.</param>
public sealed partial class FleetHeartbeatService(
    FleetHeartbeat heartbeat,
    IHeartbeatStore store,
    ILogger<FleetHeartbeatService> logger) : BackgroundService
{
    /// <summary>For leaving, when the host's own token is of no use.</summary>
    private static readonly TimeSpan LeaveTimeout = TimeSpan.FromSeconds(2);

    private readonly FleetHeartbeat _heartbeat = heartbeat ?? throw new ArgumentNullException(nameof(heartbeat));
    private readonly IHeartbeatStore _store = store ?? throw new ArgumentNullException(nameof(store));
    private readonly ILogger _logger = logger ?? throw new ArgumentNullException(nameof(logger));
    private bool _failed;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_heartbeat.Interval);
        try
        {
            do
            {
                await BeatAsync(stoppingToken).ConfigureAwait(false);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
        finally
        {
            await LeaveAsync().ConfigureAwait(false);
        }
    }

    private async Task BeatAsync(CancellationToken stoppingToken)
    {
        // A beat that takes longer than it counts for is of no use, and holds up the next.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        limit.CancelAfter(_heartbeat.TimeToLive);
        try
        {
            await _store
                .PublishAsync(_heartbeat.Cluster, _heartbeat.Member, _heartbeat.State, _heartbeat.TimeToLive, limit.Token)
                .ConfigureAwait(false);
            if (_failed)
                Published();
            _failed = false;
        }
        catch (Exception exception)
        {
            stoppingToken.ThrowIfCancellationRequested();
            if (!_failed)
                Unpublished(exception);
            _failed = true;
        }
    }

    private async Task LeaveAsync()
    {
        using var timeout = new CancellationTokenSource(LeaveTimeout);
        try
        {
            await _store.RemoveAsync(_heartbeat.Cluster, _heartbeat.Member, timeout.Token).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The last beat does not count for long.
        }
    }

    [LoggerMessage(1, LogLevel.Information, "The beats of this member reach the fleet again", EventName = "FleetBeatPublished")]
    private partial void Published();

    [LoggerMessage(
        2,
        LogLevel.Error,
        "The beats of this member do not reach the fleet; the others take it for dead",
        EventName = "FleetBeatUnpublished")]
    private partial void Unpublished(Exception exception);
}
