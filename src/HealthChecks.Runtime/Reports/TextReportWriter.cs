using System.Buffers;
using System.Globalization;
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
    public static void Write(IBufferWriter<byte> output, SubsetReport report, HealthDetail detail) =>
        Write(output, report, detail, isVerbose: false, []);

    /// <summary>Writes a report to somebody who has asked for more, or for less.</summary>
    /// <param name="output">Where the UTF-8 text goes.</param>
    /// <param name="report">The report.</param>
    /// <param name="detail">How much to tell.</param>
    /// <param name="isVerbose">Whether to add how long each run took and how old its reading is.</param>
    /// <param name="unknownExclusions">Names that were to be left out and are no members: a line for each.</param>
    public static void Write(IBufferWriter<byte> output, SubsetReport report, HealthDetail detail, bool isVerbose, IReadOnlyList<string> unknownExclusions)
    {
        ArgumentNullException.ThrowIfNull(unknownExclusions);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder();
        AppendSubset(text, report);
        foreach (var name in unknownExclusions)
            text.Append("warning: there is no check '").Append(name).Append("' to exclude\n");
        if (detail >= HealthDetail.Names)
        {
            for (var i = 0; i < report.Count; i++)
                AppendCheck(text, report[i], detail, isVerbose);
        }

        Flush(text, output);
    }

    /// <summary>Writes what is known of several subsets: a line for each.</summary>
    /// <param name="output">Where the UTF-8 text goes.</param>
    /// <param name="subsets">What <see cref="SubsetReporter.Look()"/> says of each.</param>
    public static void WriteIndex(IBufferWriter<byte> output, IReadOnlyList<SubsetReport> subsets)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(subsets);
        var text = new StringBuilder();
        foreach (var subset in subsets)
            AppendSubset(text, subset);
        Flush(text, output);
    }

    private static void AppendSubset(StringBuilder text, SubsetReport report)
    {
        text.Append(report.Subset).Append(": ").Append(!report.IsKnown ? "not asked yet" : report.Status switch
        {
            HealthStatus.Healthy => "Healthy",
            HealthStatus.Degraded => "Degraded",
            _ => "Unhealthy",
        });
        if (report.IsKnown && report.HasOwnReason)
            text.Append(" (").Append(report.Reason).Append(')');
        text.Append('\n');
    }

    private static void Flush(StringBuilder text, IBufferWriter<byte> output)
    {
        var written = text.ToString();
        output.Advance(Encoding.UTF8.GetBytes(written, output.GetSpan(Encoding.UTF8.GetMaxByteCount(written.Length))));
    }

    private static void AppendCheck(StringBuilder text, in CheckReport check, HealthDetail detail, bool isVerbose)
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

        if (isVerbose && check.Duration is { } duration && check.Age is { } age)
            text.Append(" (took ").Append(Milliseconds(duration)).Append(" ms, ").Append(Milliseconds(age)).Append(" ms ago)");

        if (detail == HealthDetail.Full && check.Consecutive > 0)
            text.Append(" (last ").Append(check.LastReason).Append(')');

        // One line for each check, whatever its text holds.
        if (detail == HealthDetail.Full && check.Text is { Length: > 0 } said)
            text.Append(": ").Append(said.ReplaceLineEndings(" | "));
        text.Append('\n');
    }

    private static string Milliseconds(TimeSpan span) => Math.Round(span.TotalMilliseconds, 3).ToString(CultureInfo.InvariantCulture);
}
