using System.Globalization;
using System.Text;

namespace HealthChecks;

/// <summary>Turns the text format of a report into the padded lines that a terminal, or an event of an orchestrator, shows.</summary>
internal static class ReportLines
{
    private const int NameWidth = 24;

    /// <summary>Orchestrators keep the first bytes of a probe's output; more only makes their events unreadable.</summary>
    private const int MostBytes = 4096;

    private const int LongestLine = 400;
    private const int MoreBytes = 32;

    /// <summary>
    /// <c>database                 ... OK</c> for each check. Where there is not room for all of them, the failing ones go first.
    /// </summary>
    /// <param name="report">The text format.</param>
    /// <param name="verbose">Whether to keep what the checks say.</param>
    public static string Of(string report, bool verbose)
    {
        var lines = report.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var shown = Array.ConvertAll(lines, line => Cut(Shown(line, verbose)) + "\n");
        var excess = -MostBytes;
        foreach (var line in shown)
            excess += Encoding.UTF8.GetByteCount(line);
        if (excess <= 0)
            return string.Concat(shown);

        var left = LeaveOut(lines, shown, excess + MoreBytes);
        return string.Concat(shown) + string.Create(CultureInfo.InvariantCulture, $"... and {left} more\n");
    }

    /// <summary>The status in the first line of a text report; null where the text is none.</summary>
    /// <param name="report">What was answered.</param>
    /// <param name="subset">The subset that it has to be about; null for any.</param>
    public static string? StatusOf(string report, string? subset)
    {
        var end = report.IndexOf('\n', StringComparison.Ordinal);
        var first = end < 0 ? report : report[..end];
        var colon = first.IndexOf(": ", StringComparison.Ordinal);
        if (colon <= 0 || (subset is null ? first.AsSpan(0, colon).ContainsAny(" <>\"{") : first[..colon] != subset))
            return null;

        // An index of subsets begins like a report, and says of the first only that it passes.
        for (var next = end; next >= 0 && next + 1 < report.Length; next = report.IndexOf('\n', next + 1))
        {
            if (report[next + 1] != '[' && !report.AsSpan(next + 1).StartsWith("warning: "))
                return null;
        }

        // What may follow is the reason of the subset's own.
        var status = first[(colon + 2)..];
        var space = status.IndexOf(' ', StringComparison.Ordinal);
        if (space >= 0 && status[(space + 1)..] is not ['(', .., ')'])
            return null;

        status = space < 0 ? status : status[..space];
        return status is "Healthy" or "Degraded" or "Unhealthy" ? status : null;
    }

    /// <summary>One such line.</summary>
    public static string Of(string name, string result) => name.PadRight(NameWidth) + " ... " + result;

    // What passes, then whatever stands last; never the first line, which is the subset's.
    private static int LeaveOut(string[] lines, string[] shown, int excess)
    {
        var count = 0;
        foreach (var isPassing in (bool[])[true, false])
        {
            for (var i = lines.Length - 1; i > 0 && excess > 0; i--)
            {
                if (lines[i].StartsWith("[+]", StringComparison.Ordinal) != isPassing)
                    continue;

                excess -= Encoding.UTF8.GetByteCount(shown[i]);
                shown[i] = "";
                count++;
            }
        }

        return count;
    }

    private static string Cut(string line)
    {
        if (line.Length <= LongestLine)
            return line;

        var length = char.IsHighSurrogate(line[LongestLine - 1]) ? LongestLine - 1 : LongestLine;
        return line[..length] + "…";
    }

    private static string Shown(string line, bool verbose)
    {
        if (line is not ['[', _, ']', ..])
            return line;

        var space = line.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0)
            return line;

        var rest = line[(space + 1)..];
        var text = rest.IndexOf(": ", StringComparison.Ordinal);
        if (!verbose && text >= 0)
            rest = rest[..text];
        if (rest == "ok" || rest.StartsWith("ok ", StringComparison.Ordinal) || rest.StartsWith("ok:", StringComparison.Ordinal))
            rest = "OK" + rest[2..];
        return Of(line[3..space], rest);
    }
}
