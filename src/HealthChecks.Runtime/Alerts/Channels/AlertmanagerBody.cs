using System.Text;
using System.Text.Json;

namespace HealthChecks;

/// <summary>The body of Alertmanager's API v2.</summary>
internal static class AlertmanagerBody
{
    public static string Render(HealthAlert alert)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            var isOver = alert.Kind == HealthAlertKind.Recovered;
            writer.WriteStartArray();
            WriteAlert(writer, alert, alert.Severity, isOver ? alert.At : alert.ExpiresAt);

            // There the severity is part of the name: what was told with the other one is over.
            if (alert.Kind != HealthAlertKind.Raised)
            {
                var other = alert.Severity == HealthAlertSeverity.Critical ? HealthAlertSeverity.Warning : HealthAlertSeverity.Critical;
                WriteAlert(writer, alert, other, alert.At);
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void WriteAlert(Utf8JsonWriter writer, HealthAlert alert, HealthAlertSeverity severity, DateTimeOffset? endsAt)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("labels");
        writer.WriteString("alertname", alert.Subject == HealthSubject.Subset ? "HealthSubsetFailing" : "HealthCheckFailing");
        writer.WriteString("severity", AlertWords.Of(severity));
        writer.WriteString("application", alert.Application);
        writer.WriteString("subject", AlertWords.Of(alert.Subject));
        writer.WriteString("name", alert.Name);
        writer.WriteEndObject();
        writer.WriteStartObject("annotations");
        writer.WriteString("summary", AlertText.Title(alert));
        if (!string.IsNullOrEmpty(alert.Text))
            writer.WriteString("description", alert.Text);
        writer.WriteString("status", AlertWords.Of(alert.Status));
        writer.WriteString("reason", alert.Reason);
        writer.WriteString("instance", alert.Instance);
        writer.WriteString("fingerprint", alert.Fingerprint);
        writer.WriteEndObject();
        writer.WriteString("startsAt", AlertWords.Of(alert.Since));
        if (endsAt is { } end)
            writer.WriteString("endsAt", AlertWords.Of(end));
        writer.WriteEndObject();
    }
}
