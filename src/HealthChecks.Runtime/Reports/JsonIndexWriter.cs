using System.Buffers;
using System.Text.Json;

namespace HealthChecks;

/// <summary>
/// Writes what is known of several subsets as JSON, without reflection: what <c>docs/schemas/health-index.v1.schema.json</c> describes.
/// </summary>
public static class JsonIndexWriter
{
    /// <summary>Writes names, statuses and reasons; a subset that nobody has asked has null for both.</summary>
    /// <param name="output">Where the UTF-8 text goes.</param>
    /// <param name="subsets">What <see cref="SubsetReporter.Look()"/> says of each.</param>
    /// <param name="timestamp">The time of day, UTC.</param>
    public static void Write(IBufferWriter<byte> output, IReadOnlyList<SubsetReport> subsets, DateTimeOffset timestamp)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(subsets);
        using var writer = new Utf8JsonWriter(output);
        writer.WriteStartObject();
        JsonReportWriter.WriteMoment(writer, "timestamp", timestamp.UtcDateTime);
        writer.WriteNumber("schemaVersion", JsonReportWriter.SchemaVersion);
        writer.WriteStartObject("subsets");
        foreach (var subset in subsets)
        {
            writer.WriteStartObject(subset.Subset);
            if (subset.IsKnown)
            {
                writer.WriteString("status", JsonReportWriter.NameOf(subset.Status));
                writer.WriteString("reason", subset.Reason);
            }
            else
            {
                writer.WriteNull("status");
                writer.WriteNull("reason");
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
