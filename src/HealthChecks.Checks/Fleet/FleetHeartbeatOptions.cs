namespace HealthChecks;

/// <summary>Who this member is, and how often it beats.</summary>
public sealed class FleetHeartbeatOptions
{
    private string _cluster = "default";
    private string _member = Environment.MachineName;
    private double _intervalSeconds = 5;
    private double _timeToLiveSeconds = 15;

    /// <summary>The name of the cluster; 1 to 100 letters, digits, <c>-</c>, <c>_</c> and <c>.</c>. Default <c>default</c>.</summary>
    /// <exception cref="ArgumentException">The value is no such name.</exception>
    public string Cluster
    {
        get => _cluster;
        set => _cluster = FleetName.Checked(value, nameof(Cluster));
    }

    /// <summary>
    /// The name of this member, unique in the cluster; 1 to 100 letters, digits, <c>-</c>, <c>_</c> and <c>.</c>. Default the name of the
    /// machine, which in a container is its own; several processes on one machine need names.
    /// </summary>
    /// <exception cref="ArgumentException">The value is no such name.</exception>
    public string Member
    {
        get => _member;
        set => _member = FleetName.Checked(value, nameof(Member));
    }

    /// <summary>Seconds between two beats. Default 5.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive, more than a day, or no number.</exception>
    public double IntervalSeconds
    {
        get => _intervalSeconds;
        set => _intervalSeconds = Positive(value, nameof(IntervalSeconds));
    }

    /// <summary>Seconds for which a beat counts. Default 15; at least twice the interval.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive, more than a day, or no number.</exception>
    public double TimeToLiveSeconds
    {
        get => _timeToLiveSeconds;
        set => _timeToLiveSeconds = Positive(value, nameof(TimeToLiveSeconds));
    }

    private static double Positive(double value, string name) => value is > 0 and <= 86_400
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} is no time to wait: set more than 0 and at most 86400 seconds.");
}
