namespace HealthChecks;

/// <summary>This member of the fleet: who it is, and in which state. Added by <c>services.AddFleetHeartbeat()</c>.</summary>
public sealed class FleetHeartbeat
{
    private volatile string _state = "running";

    /// <summary>A member as the options describe it.</summary>
    /// <param name="options">The options.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentException">A beat would not count until the next one.</exception>
    public FleetHeartbeat(FleetHeartbeatOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.TimeToLiveSeconds < 2 * options.IntervalSeconds)
        {
            var beat = FormattableString.Invariant($"A beat every {options.IntervalSeconds} seconds that counts for {options.TimeToLiveSeconds}");
            throw new ArgumentException(
                $"{beat} leaves no time for a late one: set TimeToLiveSeconds to at least twice IntervalSeconds.",
                nameof(options));
        }

        (Cluster, Member) = (options.Cluster, FleetName.Checked(options.Member, nameof(options.Member)));
        (Interval, TimeToLive) = (TimeSpan.FromSeconds(options.IntervalSeconds), TimeSpan.FromSeconds(options.TimeToLiveSeconds));
    }

    /// <summary>The name of the cluster.</summary>
    public string Cluster { get; }

    /// <summary>The name of this member.</summary>
    public string Member { get; }

    /// <summary>The time between two beats.</summary>
    public TimeSpan Interval { get; }

    /// <summary>For how long a beat counts.</summary>
    public TimeSpan TimeToLive { get; }

    /// <summary>
    /// What this member says of itself from its next beat on; 1 to 100 letters, digits, <c>-</c>, <c>_</c> and <c>.</c>. Default
    /// <c>running</c>. Any thread may set it.
    /// </summary>
    /// <exception cref="ArgumentException">The value is no such word.</exception>
    public string State
    {
        get => _state;
        set => _state = FleetName.Checked(value, nameof(State));
    }
}
