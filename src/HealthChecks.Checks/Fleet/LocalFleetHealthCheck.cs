using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>Whether the others see this member of the fleet: its beat is in the store, young enough, and in a healthy state.</summary>
/// <param name="store">Where beats are left.</param>
/// <param name="heartbeat">This member.</param>
/// <exception cref="ArgumentNullException">An argument is null.</exception>
[HealthCheckDefaults(TimeoutSeconds = 5, NeedsRunningProcess = true, Dependency = DependencyScope.Shared)]
public sealed class LocalFleetHealthCheck(IHeartbeatStore store, FleetHeartbeat heartbeat) : IHealthCheck
{
    private readonly IHeartbeatStore _store = store ?? throw new ArgumentNullException(nameof(store));
    private readonly FleetHeartbeat _heartbeat = heartbeat ?? throw new ArgumentNullException(nameof(heartbeat));
    private readonly FleetStates _unhealthy = new();

    /// <summary>States that fail the check. Default <c>failed</c>, <c>stopping</c>, <c>stopped</c>.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public IReadOnlyCollection<string> UnhealthyStates
    {
        get => _unhealthy.Names;
        init => _unhealthy = new FleetStates(value);
    }

    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        IReadOnlyList<FleetMember> members;
        try
        {
            members = await _store.ListAsync(_heartbeat.Cluster, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            CheckSteps.ThrowIfCancelled(exception, cancellationToken);
            return HealthResults.Unhealthy(CheckReasons.FleetUnreadable, "The beats of the fleet could not be read.", exception);
        }

        var own = members.FirstOrDefault(member => member.Name == _heartbeat.Member);
        return own is null
            ? HealthResults.Unhealthy(CheckReasons.HeartbeatMissing, "The beat of this member is not in the store.")
            : Judge(own);
    }

    private HealthCheckResult Judge(FleetMember own)
    {
        var data = new Dictionary<string, object>(3) { ["sinceBeatMs"] = Math.Round(own.Age.TotalMilliseconds), ["state"] = own.State };
        if (own.Age >= _heartbeat.TimeToLive)
            return HealthResults.Unhealthy(CheckReasons.HeartbeatStale, "The beat of this member in the store is too old.", data: data);
        return _unhealthy.Contains(own.State)
            ? HealthResults.Unhealthy(CheckReasons.MemberUnhealthy, "This member says that it is in an unhealthy state.", data: data)
            : HealthResults.Healthy(data: data);
    }
}
