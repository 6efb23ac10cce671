using System.Text.Json;

namespace HealthChecks.Benchmarks.Http;

/// <summary>The framework has no JSON of its own; this is what a careful user writes: no reflection, and the content of our format.</summary>
internal static class FrameworkJson
{
    public static async Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "application/json";
        await using var writer = new Utf8JsonWriter(context.Response.BodyWriter);
        writer.WriteStartObject();
        writer.WriteString("subset"u8, "readiness"u8);
        writer.WriteString("status"u8, NameOf(report.Status));
        writer.WriteString("timestamp"u8, DateTime.UtcNow);
        writer.WriteNumber("durationMs"u8, report.TotalDuration.TotalMilliseconds);
        writer.WriteStartObject("checks"u8);
        foreach (var (name, entry) in report.Entries)
        {
            writer.WriteStartObject(name);
            writer.WriteString("status"u8, NameOf(entry.Status));
            writer.WriteNumber("durationMs"u8, entry.Duration.TotalMilliseconds);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static string NameOf(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "Healthy",
        HealthStatus.Degraded => "Degraded",
        _ => "Unhealthy",
    };
}
