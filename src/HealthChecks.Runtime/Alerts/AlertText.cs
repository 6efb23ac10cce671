using System.Text;

namespace HealthChecks;

/// <summary>An alert in plain text.</summary>
internal static class AlertText
{
    /// <summary>One line, without control characters: it becomes the header of a mail.</summary>
    public static string Title(HealthAlert alert)
    {
        var title = alert.Kind == HealthAlertKind.Recovered
            ? $"[recovered] {alert.Application}: {AlertWords.Of(alert.Subject)} {alert.Name} is {AlertWords.Of(alert.Status)} again"
            : $"[{AlertWords.Of(alert.Severity)}] {alert.Application}: {AlertWords.Of(alert.Subject)} {alert.Name} is {Still(alert)}{AlertWords.Of(alert.Status)} ({alert.Reason})";
        return OneLine(title);
    }

    public static string Body(HealthAlert alert)
    {
        var text = new StringBuilder();
        Line(text, "Status", AlertWords.Of(alert.Status) + ", " + alert.Reason);
        Line(text, alert.Kind == HealthAlertKind.Recovered ? "Failed since" : "Since", AlertWords.Of(alert.Since));
        if (alert.Count > 1)
            Line(text, "Failed", AlertWords.Of(alert.Count) + " times");
        Line(text, "Instance", alert.Instance);
        Line(text, "Fingerprint", alert.Fingerprint);
        if (!string.IsNullOrEmpty(alert.Text))
            text.Append('\n').Append(alert.Text).Append('\n');
        return text.ToString();
    }

    private static string Still(HealthAlert alert) => alert.Kind == HealthAlertKind.Repeated ? "still " : "";

    private static void Line(StringBuilder text, string label, string value) =>
        text.Append(label).Append(": ").Append(OneLine(value)).Append('\n');

    private static string OneLine(string value)
    {
        foreach (var character in value)
        {
            if (char.IsControl(character))
                return string.Create(value.Length, value, static (line, source) =>
                {
                    for (var i = 0; i < line.Length; i++)
                        line[i] = char.IsControl(source[i]) ? ' ' : source[i];
                });
        }

        return value;
    }
}
