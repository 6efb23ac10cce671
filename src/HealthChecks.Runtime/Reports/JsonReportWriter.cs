using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>Writes reports as JSON, without reflection: what <c>docs/schemas/health-report.v1.schema.json</c> describes.</summary>
// Property names are strings and every value is written with its name: these are the overloads that a native web application has
// anyhow. The others, with their UTF-8 names, are 30 KB of binary.
public static class JsonReportWriter
{
    /// <summary>The version of the shape, <c>schemaVersion</c>: another one where what was there is gone or means something else.</summary>
    internal const int SchemaVersion = 1;

    /// <summary>RFC 3339, with no more digits than there is to say.</summary>
    private const string Moment = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK";

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
        writer.WriteString("subset", report.Subset);
        WriteVerdict(writer, "status", report.IsKnown ? NameOf(report.Status) : null);
        WriteMoment(writer, "timestamp", report.Reporter.Clock.UtcNow.UtcDateTime);
        writer.WriteNumber("schemaVersion", SchemaVersion);
        if (detail == HealthDetail.Full)
            WriteService(writer, report.Reporter.Service);
        if (detail >= HealthDetail.Names)
        {
            WriteVerdict(writer, "reason", report.IsKnown ? report.Reason : null);
            if (report.Consecutive > 0)
            {
                writer.WriteString("lastStatus", NameOf(report.LastStatus));
                writer.WriteNumber("consecutive", report.Consecutive);
            }

            WriteMilliseconds(writer, "durationMs", report.Duration);
            writer.WriteStartObject("checks");
            for (var i = 0; i < report.Count; i++)
                WriteCheck(writer, report[i], detail);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteCheck(Utf8JsonWriter writer, in CheckReport check, HealthDetail detail)
    {
        writer.WriteStartObject(check.Name);
        WriteVerdict(writer, "status", check.IsKnown ? NameOf(check.Status) : null);
        WriteVerdict(writer, "reason", check.IsKnown ? check.Reason : null);
        writer.WriteBoolean("critical", check.Critical);
        if (check.IsAbsent)
            writer.WriteBoolean("absent", true);
        if (check.IsLate)
            writer.WriteBoolean("late", true);
        if (check.Duration is { } duration && check.Age is { } age && check.MeasuredAt is { } measuredAt)
        {
            WriteMilliseconds(writer, "durationMs", duration);
            WriteMilliseconds(writer, "ageMs", age);
            WriteMoment(writer, "measuredAt", measuredAt.UtcDateTime);
        }

        if (check.WedgedFor is { } wedged)
            WriteMilliseconds(writer, "wedgedMs", wedged);
        if (check.About is { } about)
            writer.WriteString("about", about);
        if (detail == HealthDetail.Full)
            WriteDetails(writer, check);
        writer.WriteEndObject();
    }

    private static void WriteService(Utf8JsonWriter writer, ServiceIdentity service)
    {
        writer.WriteStartObject("service");
        writer.WriteString("name", service.Name);
        if (service.Version is not null)
            writer.WriteString("version", service.Version);
        writer.WriteString("instance", service.Instance);
        writer.WriteEndObject();
    }

    private static void WriteDetails(Utf8JsonWriter writer, in CheckReport check)
    {
        if (check.Consecutive > 0)
        {
            writer.WriteString("lastStatus", NameOf(check.LastStatus));
            writer.WriteString("lastReason", check.LastReason);
            writer.WriteNumber("consecutive", check.Consecutive);
        }

        if (check.Text is { } text)
            writer.WriteString("description", text);

        if (check.Findings.Count > 1)
        {
            writer.WriteStartArray("findings");
            foreach (var finding in check.Findings)
            {
                writer.WriteStartObject();
                writer.WriteString("severity", NameOf(finding.Severity));
                writer.WriteString("reason", finding.Reason);
                if (finding.Text is not null)
                    writer.WriteString("text", finding.Text);
                if (finding.OccurredAt is { } occurredAt)
                    WriteMoment(writer, "occurredAt", occurredAt.UtcDateTime);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        JsonDataWriter.Write(writer, check.Data);
    }

    // Null is what nobody knows: neither green nor red.
    private static void WriteVerdict(Utf8JsonWriter writer, string name, string? verdict)
    {
        if (verdict is null)
            writer.WriteNull(name);
        else
            writer.WriteString(name, verdict);
    }

    internal static void WriteMoment(Utf8JsonWriter writer, string name, DateTime moment) =>
        writer.WriteString(name, moment.ToString(Moment, CultureInfo.InvariantCulture));

    internal static void WriteMilliseconds(Utf8JsonWriter writer, string name, TimeSpan span) =>
        writer.WriteNumber(name, Math.Round(span.TotalMilliseconds, 3));

    internal static string NameOf(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "Healthy",
        HealthStatus.Degraded => "Degraded",
        _ => "Unhealthy",
    };
}
