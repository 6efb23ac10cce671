namespace HealthChecks;

/// <summary>How long a channel waits between attempts, and when it counts as down.</summary>
internal sealed class AlertRetry(HealthAlertOptions options, TimeProvider timeProvider)
{
    /// <summary>Between two attempts of a channel that counts as down.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>The most that a receiver may ask to be left alone.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    private const double MostSeconds = 30;

    private int _failures;
    private long _failingSince;

    /// <summary>Whether as many attempts in a row have failed as there may be.</summary>
    public bool IsDown { get; private set; }

    public void Succeeded()
    {
        _failures = 0;
        IsDown = false;
    }

    /// <summary>One more attempt has failed.</summary>
    /// <returns>How long to wait for the next.</returns>
    public TimeSpan Failed(TimeSpan? retryAfter)
    {
        if (_failures++ == 0)
            _failingSince = timeProvider.GetTimestamp();

        var wait = TimeSpan.FromSeconds(Math.Min(MostSeconds, Math.Pow(2, _failures - 1)) * (0.5 + (0.5 * Random.Shared.NextDouble())));
        if (retryAfter > wait)
            wait = retryAfter < LongestPause ? retryAfter.Value : LongestPause;

        var left = TimeSpan.FromSeconds(options.RetrySeconds) - timeProvider.GetElapsedTime(_failingSince);
        if (_failures >= options.MaxAttempts || wait > left)
            IsDown = true;
        return IsDown && wait < Pause ? Pause : wait;
    }
}
