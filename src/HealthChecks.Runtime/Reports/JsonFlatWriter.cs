using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>
/// Writes reports as one JSON object of names and words: <c>{"database":"working","cache":"connection-failed"}</c>. For who reads nothing else.
/// </summary>
public static class JsonFlatWriter
{
    private const string Working = "working";

    /// <summary>
    /// Writes a report. A Healthy check is <c>working</c>, every other its reason code, with what it says where that may be told. A check that does not
    /// apply here is left out. What only the subset knows, such as that it drains, stands under the name of the subset.
    /// </summary>
    /// <param name="output">Where the UTF-8 text goes.</param>
    /// <param name="report">The report.</param>
    /// <param name="detail">How much to tell; of <see cref="HealthDetail.Status"/> there is the subset alone.</param>
    public static void Write(IBufferWriter<byte> output, SubsetReport report, HealthDetail detail)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(report);
        using var writer = new Utf8JsonWriter(output);
        writer.WriteStartObject();
        if (detail == HealthDetail.Status)
            writer.WriteString(report.Subset, WordOf(report.Status));
        else
            WriteChecks(writer, report, detail);
        writer.WriteEndObject();
    }

    private static void WriteChecks(Utf8JsonWriter writer, SubsetReport report, HealthDetail detail)
    {
        // Else an answer of 503 might have nothing but "working" in it.
        var hasOwn = report.HasOwnReason || (report.Status != HealthStatus.Healthy && report.Status != report.LastStatus);
        if (hasOwn)
            writer.WriteString(report.Subset, report.Reason);
        for (var i = 0; i < report.Count; i++)
        {
            var check = report[i];
            // A name stands for one thing: that of a check may be the subset's.
            if (!check.IsAbsent && !(hasOwn && string.Equals(check.Name, report.Subset, StringComparison.OrdinalIgnoreCase)))
                writer.WriteString(check.Name, WordsOf(check, detail));
        }
    }

    private static string WordsOf(in CheckReport check, HealthDetail detail)
    {
        if (check.Status == HealthStatus.Healthy)
            return Working;
        return detail == HealthDetail.Full && check.Text is { Length: > 0 } text ? check.Reason + ": " + text : check.Reason;
    }

    private static string WordOf(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => Working,
        HealthStatus.Degraded => HealthReasons.Degraded,
        _ => HealthReasons.Unhealthy,
    };
}
