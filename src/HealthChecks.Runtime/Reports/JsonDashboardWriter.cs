using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace HealthChecks;

/// <summary>
/// Writes reports in the shape that dashboards for the framework's health checks read: <c>status</c>, <c>totalDuration</c> and <c>entries</c>.
/// </summary>
public static class JsonDashboardWriter
{
    /// <summary>
    /// Writes a report. A check that does not apply here is left out, and an exception always is, whoever asks.
    /// </summary>
    /// <param name="output">Where the UTF-8 text goes.</param>
    /// <param name="report">The report.</param>
    /// <param name="detail">How much to tell.</param>
    public static void Write(IBufferWriter<byte> output, SubsetReport report, HealthDetail detail)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(report);
        using var writer = new Utf8JsonWriter(output);
        writer.WriteStartObject();
        writer.WriteString("status", JsonReportWriter.NameOf(report.Status));
        WriteSpan(writer, "totalDuration", report.Duration);
        writer.WriteStartObject("entries");
        for (var i = 0; detail >= HealthDetail.Names && i < report.Count; i++)
        {
            if (!report[i].IsAbsent)
                WriteEntry(writer, report[i], detail);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteEntry(Utf8JsonWriter writer, in CheckReport check, HealthDetail detail)
    {
        writer.WriteStartObject(check.Name);
        if (detail < HealthDetail.Full || !JsonDataWriter.Write(writer, check.Data))
        {
            writer.WriteStartObject("data");
            writer.WriteEndObject();
        }

        if (DescriptionOf(check, detail) is { } description)
            writer.WriteString("description", description);
        WriteSpan(writer, "duration", check.Duration ?? TimeSpan.Zero);
        writer.WriteString("status", JsonReportWriter.NameOf(check.Status));
        writer.WriteStartArray("tags");
        foreach (var tag in check.Tags)
            writer.WriteStringValue(tag);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    // A dashboard shows nothing else of why: the reason code stands in for what may not be told.
    private static string? DescriptionOf(in CheckReport check, HealthDetail detail) =>
        detail == HealthDetail.Full && check.Text is { Length: > 0 } text ? text
        : check.Reason == HealthReasons.Healthy ? null
        : check.Reason;

    private static void WriteSpan(Utf8JsonWriter writer, string name, TimeSpan span) =>
        writer.WriteString(name, span.ToString("c", CultureInfo.InvariantCulture));
}
