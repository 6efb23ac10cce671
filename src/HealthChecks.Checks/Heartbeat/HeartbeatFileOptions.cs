namespace HealthChecks;

/// <summary>
/// Where the heartbeat file is and how often it is written. Strongest first: code (<c>services.AddHeartbeatFile(…)</c>), the
/// configuration (<c>HealthChecks:HeartbeatFile</c>, <c>HeartbeatIntervalSeconds</c>, <c>HeartbeatMaxAgeSeconds</c>), the defaults.
/// </summary>
public sealed class HeartbeatFileOptions
{
    private const double Longest = 86_400;

    private string? _path;
    private double _intervalSeconds = 1;
    private double _maxAgeSeconds = 60;

    /// <summary>
    /// The path of the file; folders that are missing are created. Null: a file named after the application's entry assembly, in the first
    /// of <c>$TMPDIR</c>, <c>/tmp</c> and <c>/dev/shm</c> that can be written. Default null.
    /// </summary>
    /// <exception cref="ArgumentException">The value is blank, or names a folder.</exception>
    public string? Path
    {
        get => _path;
        set => _path = value is null || (!string.IsNullOrWhiteSpace(value) && System.IO.Path.GetFileName(value).Length > 0)
            ? value
            : throw new ArgumentException(
                "HeartbeatFile names no file: give the path of a file, or null for one in a temporary folder.",
                nameof(Path));
    }

    /// <summary>Seconds between two beats. Default 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive, more than a day, or no number.</exception>
    public double IntervalSeconds
    {
        get => _intervalSeconds;
        set => _intervalSeconds = Positive(value, nameof(IntervalSeconds));
    }

    /// <summary>Seconds from which on the last beat is too old. Default 60; at least twice the interval.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive, more than a day, or no number.</exception>
    public double MaxAgeSeconds
    {
        get => _maxAgeSeconds;
        set => _maxAgeSeconds = Positive(value, nameof(MaxAgeSeconds));
    }

    private static double Positive(double value, string name) => value is > 0 and <= Longest
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} is no time to wait: set more than 0 and at most {Longest} seconds.");
}
