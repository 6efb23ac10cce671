namespace HealthChecks.Tests;

/// <summary>The rules of what is told when, without channels. What they say is written as <c>kind severity name reason ×count</c>.</summary>
internal sealed class TrackerUnderTest
{
    private readonly FakeTimeProvider _clock = new();
    private readonly AlertTracker _tracker;

    public TrackerUnderTest(Action<HealthAlertOptions>? configure = null)
    {
        var options = new HealthAlertOptions { Application = "shop", Instance = "pod-1" };
        configure?.Invoke(options);
        _tracker = new AlertTracker(options, _clock);
    }

    /// <summary>How long until there may be something to tell without a change.</summary>
    public double? NextSeconds { get; private set; }

    public HealthAlert? Last { get; private set; }

    /// <summary>What is told at a change.</summary>
    public string On(HealthTransition transition)
    {
        var recovered = _tracker.Note(transition);
        return Said(recovered is null ? Told() : [recovered, .. Told()]);
    }

    /// <summary>What is told when time has passed and nothing has changed.</summary>
    public string After(double seconds)
    {
        _clock.Advance(seconds);
        return Said(Told());
    }

    private List<HealthAlert> Told()
    {
        var alerts = new List<HealthAlert>();
        NextSeconds = _tracker.Tell(alerts)?.TotalSeconds;
        return alerts;
    }

    private string Said(List<HealthAlert> alerts)
    {
        Last = alerts.Count == 0 ? Last : alerts[^1];
        return string.Join(", ", alerts.Select(static alert =>
            $"{AlertWords.Of(alert.Kind)} {AlertWords.Of(alert.Severity)} {alert.Name} {alert.Reason}" + (alert.Count == 1 ? "" : " ×" + AlertWords.Of(alert.Count))));
    }
}
