using System.Buffers;
using System.Text;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>
/// Writes reports as text: the subset and its status, then a line for each check, in the manner of the Kubernetes API server:
/// <c>[+]cache ok</c>, <c>[~]queue backlog</c> for Degraded, <c>[-]database timeout</c>.
/// </summary>
public static class TextReportWriter
{
    /// <summary>Writes a report.</summary>
    /// <param name="output">Where the UTF-8 text goes.</param>
    /// <param name="report">The report.</param>
    /// <param name="detail">How much to tell.</param>
    public static void Write(IBufferWriter<byte> output, SubsetReport report, HealthDetail detail)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder();
        text.Append(report.Subset).Append(": ").Append(report.Status switch
        {
            HealthStatus.Healthy => "Healthy",
            HealthStatus.Degraded => "Degraded",
            _ => "Unhealthy",
        });
        if (report.HasOwnReason)
            text.Append(" (").Append(report.Reason).Append(')');
        text.Append('\n');

        if (detail >= HealthDetail.Names)
        {
            for (var i = 0; i < report.Count; i++)
                AppendCheck(text, report[i], detail);
        }

        var written = text.ToString();
        output.Advance(Encoding.UTF8.GetBytes(written, output.GetSpan(Encoding.UTF8.GetMaxByteCount(written.Length))));
    }

    private static void AppendCheck(StringBuilder text, in CheckReport check, HealthDetail detail)
    {
        text.Append(check.Status switch
        {
            HealthStatus.Healthy => "[+]",
            HealthStatus.Degraded => "[~]",
            _ => "[-]",
        });
        text.Append(check.Name).Append(' ');
        if (check.IsAbsent)
            text.Append("absent ");
        text.Append(check.Reason == HealthReasons.Healthy ? "ok" : check.Reason);
        if (check.IsLate && check.Reason != HealthReasons.Late)
            text.Append(" (late)");
        if (!check.Critical)
            text.Append(" (not critical)");

        if (detail == HealthDetail.Full && check.Consecutive > 0)
            text.Append(" (last ").Append(check.LastReason).Append(')');

        // One line for each check, whatever its text holds.
        if (detail == HealthDetail.Full && check.Text is { Length: > 0 } said)
            text.Append(": ").Append(said.ReplaceLineEndings(" | "));
        text.Append('\n');
    }
}
