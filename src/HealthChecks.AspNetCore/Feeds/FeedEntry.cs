using System.Globalization;
using System.Text;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>One change of status, in words. It says the same whenever it is read.</summary>
internal sealed class FeedEntry
{
    public FeedEntry(HealthHistoryEntry entry, string link, HealthDetail detail)
    {
        var transition = entry.Transition;
        Id = entry.Id;
        At = transition.At;
        Link = link;
        Category = WordOf(transition.Status);
        Title = $"{transition.Name} is {WordOf(transition.Status)}";
        Text = TextOf(transition, detail);
    }

    public string Id { get; }

    public string Title { get; }

    public string Text { get; }

    public string Link { get; }

    /// <summary><c>healthy</c>, <c>degraded</c> or <c>unhealthy</c>.</summary>
    public string Category { get; }

    public DateTimeOffset At { get; }

    private static string TextOf(HealthTransition transition, HealthDetail detail)
    {
        var text = new StringBuilder();
        text.Append(transition.Name).Append(" is ").Append(WordOf(transition.Status));
        if (detail >= HealthDetail.Names && transition.Reason != WordOf(transition.Status))
            text.Append(" (").Append(transition.Reason).Append(')');
        text.Append('.');
        if (transition.PreviousStatus is { } before)
            text.Append(" It was ").Append(WordOf(before)).Append(" for ").Append(transition.PreviousDuration.ToString("c", CultureInfo.InvariantCulture)).Append('.');
        if (detail >= HealthDetail.Names && transition is { Subject: HealthSubject.Subset, Related.Count: > 0 })
            text.Append(" Failing: ").AppendJoin(", ", transition.Related).Append('.');
        if (detail == HealthDetail.Full && transition.Text is { Length: > 0 } said)
            text.Append(' ').Append(said);
        return text.ToString();
    }

    private static string WordOf(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => HealthReasons.Healthy,
        HealthStatus.Degraded => HealthReasons.Degraded,
        _ => HealthReasons.Unhealthy,
    };
}
