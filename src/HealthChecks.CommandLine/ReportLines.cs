using System.Text;

namespace HealthChecks;

/// <summary>Turns the text format of a report into the padded lines that a terminal, or an event of an orchestrator, shows.</summary>
internal static class ReportLines
{
    private const int NameWidth = 24;

    /// <summary>Orchestrators keep the first bytes of a probe's output; more only makes their events unreadable.</summary>
    private const int MostBytes = 4096;

    /// <summary><c>database                 ... OK</c> for each check.</summary>
    /// <param name="report">The text format.</param>
    /// <param name="verbose">Whether to keep what the checks say.</param>
    public static string Of(string report, bool verbose)
    {
        var lines = new StringBuilder();
        var left = MostBytes;
        foreach (var line in report.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var shown = Shown(line, verbose);
            left -= Encoding.UTF8.GetByteCount(shown) + 1;
            if (left < 0)
                break;
            lines.Append(shown).Append('\n');
        }

        return lines.ToString();
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
        return line[3..space].PadRight(NameWidth) + " ... " + rest;
    }
}
