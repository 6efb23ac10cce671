using System.Globalization;
using System.Text;

namespace HealthChecks;

/// <summary>
/// One line as monitoring plugins print it, <c>OK - readiness: 2 checks | database=3.1ms cache=0.4ms</c>, and their exit codes: the only place
/// where another than 0 and 1 is one.
/// </summary>
internal static class NagiosLine
{
    public const int Ok = 0;
    public const int Warning = 1;
    public const int Critical = 2;
    public const int Unknown = 3;

    private const int MostBytes = 4096;
    private const int MostTextBytes = 2048;

    /// <summary>A line without figures.</summary>
    public static string Of(int exitCode, string text) => Word(exitCode) + " - " + Cut(Plain(text), MostTextBytes);

    /// <summary>The line of a report.</summary>
    /// <param name="exitCode">What the report comes to.</param>
    /// <param name="report">The report.</param>
    public static string Of(int exitCode, ReportDocument report)
    {
        var text = new StringBuilder();
        text.Append(report.Subset);
        // Some answers have the status only.
        if (report.Checks.Count > 0)
            text.Append(": ").Append(report.Checks.Count).Append(report.Checks.Count == 1 ? " check" : " checks");
        if (report.OwnReason is { } reason)
            text.Append(" (").Append(reason).Append(')');
        var separator = "; ";
        foreach (var isDegraded in (bool[])[false, true])
        {
            foreach (var check in report.Checks)
            {
                if (check.Status == "Healthy" || check.Status == "Degraded" != isDegraded)
                    continue;

                text.Append(separator).Append(check.Name).Append(' ').Append(check.Reason);
                separator = ", ";
            }
        }

        var line = new StringBuilder(Of(exitCode, text.ToString()));
        var bytes = Encoding.UTF8.GetByteCount(line.ToString());
        separator = " | ";
        foreach (var check in report.Checks)
        {
            if (check.DurationMs is not { } duration)
                continue;

            // Whole figures only: half of one would be another one.
            var figure = string.Create(CultureInfo.InvariantCulture, $"{separator}{Label(check.Name)}={duration:0.###}ms");
            bytes += Encoding.UTF8.GetByteCount(figure);
            if (bytes > MostBytes - 1)
                break;

            line.Append(figure);
            separator = " ";
        }

        return line.ToString();
    }

    private static string Word(int exitCode) => exitCode switch
    {
        Ok => "OK",
        Warning => "WARNING",
        Critical => "CRITICAL",
        _ => "UNKNOWN",
    };

    // What begins the figures, and what ends the line.
    private static string Plain(string text) => text.ReplaceLineEndings(" ").Replace('|', '/');

    private static string Label(string name)
    {
        var label = Plain(name).Replace('=', '_').Replace("'", "''", StringComparison.Ordinal);
        return label.Contains(' ') || label.Contains('\'') ? $"'{label}'" : label;
    }

    private static string Cut(string text, int most)
    {
        if (Encoding.UTF8.GetByteCount(text) <= most)
            return text;

        var length = 0;
        for (var bytes = 0; length < text.Length; length++)
        {
            bytes += text[length] < 0x80 ? 1 : 3;
            if (bytes > most - 3)
                break;
        }

        return text[..(length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)] + "…";
    }
}
