using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>Writes reports as JSON, without reflection.</summary>
public static class JsonReportWriter
{
    /// <summary>Writes a report.</summary>
    /// <param name="output">Where the UTF-8 text goes.</param>
    /// <param name="report">The report.</param>
    /// <param name="detail">How much to tell.</param>
    public static void Write(IBufferWriter<byte> output, SubsetReport report, HealthDetail detail)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(report);
        using var writer = new Utf8JsonWriter(output);
        writer.WriteStartObject();
        writer.WriteString("subset"u8, report.Subset);
        writer.WriteString("status"u8, NameOf(report.Status));
        writer.WriteString("timestamp"u8, report.Reporter.Clock.UtcNow.UtcDateTime);
        if (detail >= HealthDetail.Names)
        {
            writer.WriteString("reason"u8, report.Reason);
            WriteMilliseconds(writer, "durationMs"u8, report.Duration);
            writer.WriteStartObject("checks"u8);
            for (var i = 0; i < report.Count; i++)
                WriteCheck(writer, report[i], detail);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteCheck(Utf8JsonWriter writer, in CheckReport check, HealthDetail detail)
    {
        writer.WriteStartObject(check.Name);
        writer.WriteString("status"u8, NameOf(check.Status));
        writer.WriteString("reason"u8, check.Reason);
        writer.WriteBoolean("critical"u8, check.Critical);
        if (check.IsAbsent)
            writer.WriteBoolean("absent"u8, true);
        if (check.IsLate)
            writer.WriteBoolean("late"u8, true);
        if (check.Duration is { } duration && check.Age is { } age && check.MeasuredAt is { } measuredAt)
        {
            WriteMilliseconds(writer, "durationMs"u8, duration);
            WriteMilliseconds(writer, "ageMs"u8, age);
            writer.WriteString("measuredAt"u8, measuredAt.UtcDateTime);
        }

        if (check.About is { } about)
            writer.WriteString("about"u8, about);
        if (detail == HealthDetail.Full)
            WriteDetails(writer, check);
        writer.WriteEndObject();
    }

    private static void WriteDetails(Utf8JsonWriter writer, in CheckReport check)
    {
        if (check.Text is { } text)
            writer.WriteString("description"u8, text);

        if (check.Findings.Count > 1)
        {
            writer.WriteStartArray("findings"u8);
            foreach (var finding in check.Findings)
            {
                writer.WriteStartObject();
                writer.WriteString("severity"u8, NameOf(finding.Severity));
                writer.WriteString("reason"u8, finding.Reason);
                if (finding.Text is not null)
                    writer.WriteString("text"u8, finding.Text);
                if (finding.OccurredAt is { } occurredAt)
                    writer.WriteString("occurredAt"u8, occurredAt.UtcDateTime);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        JsonDataWriter.Write(writer, check.Data);
    }

    private static void WriteMilliseconds(Utf8JsonWriter writer, ReadOnlySpan<byte> name, TimeSpan span) =>
        writer.WriteNumber(name, Math.Round(span.TotalMilliseconds, 3));

    private static string NameOf(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "Healthy",
        HealthStatus.Degraded => "Degraded",
        _ => "Unhealthy",
    };
}
