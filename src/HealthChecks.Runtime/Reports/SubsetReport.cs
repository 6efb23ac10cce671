using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>The readings of a subset's members at one moment, and the status that they add up to. Immutable.</summary>
public sealed class SubsetReport
{
    private readonly Reading[] _readings;
    private readonly long _started;
    private readonly long _builtAt;

    internal SubsetReport(
        SubsetReporter subset,
        Reading[] readings,
        HealthStatus status,
        bool isEmpty,
        long started,
        long builtAt,
        int version,
        long freshUntil)
    {
        Reporter = subset;
        _readings = readings;
        Status = status;
        IsEmpty = isEmpty;
        _started = started;
        _builtAt = builtAt;
        Version = version;
        FreshUntil = freshUntil;
    }

    /// <summary>The subset that the report is on.</summary>
    public SubsetReporter Reporter { get; }

    /// <summary>The name of the subset.</summary>
    public string Subset => Reporter.Name;

    /// <summary>What the members add up to.</summary>
    public HealthStatus Status { get; }

    /// <summary>Whether the subset passes: Healthy or Degraded.</summary>
    public bool Passes => Status != HealthStatus.Unhealthy;

    /// <summary>Whether the subset fails because no member of it applies here.</summary>
    public bool IsEmpty { get; }

    /// <summary>
    /// The subset's own reason code: <see cref="HealthReasons.Empty"/>, or the bare word for its status. The members have theirs.
    /// </summary>
    public string Reason => IsEmpty ? HealthReasons.Empty : Status switch
    {
        HealthStatus.Healthy => HealthReasons.Healthy,
        HealthStatus.Degraded => HealthReasons.Degraded,
        _ => HealthReasons.Unhealthy,
    };

    /// <summary>How long the report took, from the question to the answer.</summary>
    public TimeSpan Duration => Reporter.Clock.ToTimeSpan(_builtAt - _started);

    /// <summary>The number of members.</summary>
    public int Count => _readings.Length;

    /// <summary>The members, by name, ordinal.</summary>
    public IReadOnlyList<CheckReport> Checks
    {
        get
        {
            var checks = new CheckReport[_readings.Length];
            for (var i = 0; i < checks.Length; i++)
                checks[i] = this[i];
            return checks;
        }
    }

    internal int Version { get; }

    internal long FreshUntil { get; }

    /// <summary>One member.</summary>
    /// <param name="index">Its place by name, from 0.</param>
    /// <returns>What the report says of it.</returns>
    public CheckReport this[int index] => new(Reporter, Reporter.Members[index], _readings[index]);

    /// <summary>One member, by name.</summary>
    /// <param name="check">The name of the check, whatever its case.</param>
    /// <returns>What the report says of it; null when it is no member.</returns>
    public CheckReport? Find(string check)
    {
        for (var i = 0; i < _readings.Length; i++)
        {
            if (string.Equals(Reporter.Members[i].Cell.Name, check, StringComparison.OrdinalIgnoreCase))
                return this[i];
        }

        return null;
    }
}
