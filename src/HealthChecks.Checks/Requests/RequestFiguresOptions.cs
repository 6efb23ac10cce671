namespace HealthChecks;

/// <summary>How requests are counted.</summary>
public sealed class RequestFiguresOptions
{
    private double _windowSeconds = 60;

    /// <summary>Seconds that the figures are about; what is older is forgotten, a twelfth of it at a time. Default 60.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1 or more than 3600, or no number.</exception>
    public double WindowSeconds
    {
        get => _windowSeconds;
        set => _windowSeconds = value is >= 1 and <= 3600
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(WindowSeconds), value, "WindowSeconds is no time to look back: set it between 1 and 3600.");
    }
}
