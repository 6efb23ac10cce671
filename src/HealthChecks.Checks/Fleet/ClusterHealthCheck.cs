using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>Whether enough members of a fleet are alive: have beaten of late, and are in a healthy state.</summary>
/// <param name="store">Where beats are left.</param>
/// <exception cref="ArgumentNullException"><paramref name="store"/> is null.</exception>
[HealthCheckDefaults(TimeoutSeconds = 5, Dependency = DependencyScope.Shared)]
public sealed class ClusterHealthCheck(IHeartbeatStore store) : IHealthCheck
{
    private readonly IHeartbeatStore _store = store ?? throw new ArgumentNullException(nameof(store));
    private readonly FleetStates _unhealthy = new();
    private readonly string _cluster = "default";
    private readonly int _minimumMembers = 1;
    private readonly double? _maxAgeSeconds;

    /// <summary>The name of the cluster. Default <c>default</c>.</summary>
    /// <exception cref="ArgumentException">The value is no name: use 1 to 100 letters, digits, <c>-</c>, <c>_</c> and <c>.</c>.</exception>
    public string Cluster
    {
        get => _cluster;
        init => _cluster = FleetName.Checked(value, nameof(Cluster));
    }

    /// <summary>How many members have to be alive and in a healthy state. Default 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MinimumMembers
    {
        get => _minimumMembers;
        init => _minimumMembers = value >= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(MinimumMembers), value, "MinimumMembers must be more than nothing: set it to 1 or more.");
    }

    /// <summary>
    /// Seconds from which on a beat is too old, where that is to be sooner than its time to live, which its member sets; null for that
    /// alone. Default null.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive, more than a day, or no number.</exception>
    public double? MaxAgeSeconds
    {
        get => _maxAgeSeconds;
        init => _maxAgeSeconds = value is null or (> 0 and <= 86_400)
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(MaxAgeSeconds),
                value,
                "MaxAgeSeconds must be more than 0 and at most 86400; null for the beats' own time to live.");
    }

    /// <summary>States of members that do not count. Default <c>failed</c>, <c>stopping</c>, <c>stopped</c>.</summary>
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
        try
        {
            return Judge(await _store.ListAsync(_cluster, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception exception)
        {
            CheckSteps.ThrowIfCancelled(exception, cancellationToken);
            return HealthResults.Unhealthy(CheckReasons.FleetUnreadable, "The beats of the fleet could not be read.", exception);
        }
    }

    private HealthCheckResult Judge(IReadOnlyList<FleetMember> members)
    {
        var fresh = members.Where(member => _maxAgeSeconds is not { } seconds || member.Age.TotalSeconds < seconds).ToList();
        var healthy = fresh.Count(member => !_unhealthy.Contains(member.State));
        var data = new Dictionary<string, object>(4)
        {
            ["members"] = fresh.Count,
            ["healthyMembers"] = healthy,
            ["minimumMembers"] = _minimumMembers,
        };
        return healthy >= _minimumMembers
            ? HealthResults.Healthy(data: data)
            : HealthResults.Unhealthy(
                CheckReasons.FleetTooSmall,
                $"{healthy} members are alive and healthy; {_minimumMembers} have to be.",
                data: data);
    }
}
