using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>Writes reports as <c>application/health+json</c>: the Internet draft <c>draft-inadarei-api-health-check-06</c>.</summary>
public static class JsonHealthWriter
{
    /// <summary>
    /// Writes a report: <c>pass</c>, <c>warn</c> or <c>fail</c>, and for each check how long its run took. A check that does not apply here is left out.
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
        writer.WriteString("status", WordOf(report.Status));
        if (detail == HealthDetail.Full)
            WriteService(writer, report.Reporter.Service, report.Subset);
        if (detail >= HealthDetail.Names)
        {
            if (report.HasOwnReason)
                writer.WriteString("output", report.Reason);
            writer.WriteStartObject("checks");
            for (var i = 0; i < report.Count; i++)
            {
                if (!report[i].IsAbsent)
                    WriteCheck(writer, report[i], detail);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteService(Utf8JsonWriter writer, ServiceIdentity service, string subset)
    {
        if (service.Version is { } version)
        {
            // The version is what users know it by; what is behind the plus tells builds apart.
            var plus = version.IndexOf('+', StringComparison.Ordinal);
            writer.WriteString("version", plus < 0 ? version : version[..plus]);
            writer.WriteString("releaseId", version);
        }

        writer.WriteString("serviceId", service.Instance);
        writer.WriteString("description", $"{subset} of {service.Name}");
    }

    private static void WriteCheck(Utf8JsonWriter writer, in CheckReport check, HealthDetail detail)
    {
        writer.WriteStartArray(check.Name + ":responseTime");
        writer.WriteStartObject();
        writer.WriteString("componentId", check.Name);
        if (check.Duration is { } duration && check.MeasuredAt is { } measuredAt)
        {
            JsonReportWriter.WriteMilliseconds(writer, "observedValue", duration);
            writer.WriteString("observedUnit", "ms");
            writer.WriteString("status", WordOf(check.Status));
            JsonReportWriter.WriteMoment(writer, "time", measuredAt.UtcDateTime);
        }
        else
        {
            writer.WriteString("status", WordOf(check.Status));
        }

        if (detail == HealthDetail.Full && check.Status != HealthStatus.Healthy)
            writer.WriteString("output", check.Text is { Length: > 0 } text ? check.Reason + ": " + text : check.Reason);
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static string WordOf(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "pass",
        HealthStatus.Degraded => "warn",
        _ => "fail",
    };
}
