using System.Globalization;
using System.Text;

namespace HealthChecks;

/// <summary>
/// A table that stays where it is on a terminal. By hand: a library for terminals would be many times what the whole command line adds to
/// a native binary.
/// </summary>
internal sealed class WatchTable(TextWriter output, bool hasColour) : IWatchView
{
    private const string HideCursor = "\e[?25l";
    private const string ShowCursor = "\e[?25h";
    private const string Home = "\e[H";
    private const string EndOfLine = "\e[K\n";
    private const string EndOfScreen = "\e[J";
    private const string Plain = "\e[0m";

    public void Begin() => output.Write("\e[2J" + HideCursor);

    public void Show(IReadOnlyList<WatchedSubset> subsets)
    {
        output.Write(Render(subsets, DateTime.Now));
        output.Flush();
    }

    public void End()
    {
        output.Write(ShowCursor);
        output.Flush();
    }

    /// <summary>One screen.</summary>
    public string Render(IReadOnlyList<WatchedSubset> subsets, DateTime now)
    {
        var width = "CHECK".Length;
        foreach (var subset in subsets)
        {
            foreach (var check in subset.Report?.Checks ?? [])
                width = Math.Max(width, check.Name.Length);
        }

        var screen = new StringBuilder(Home);
        screen.Append("  ").Append("CHECK".PadRight(width)).Append("  STATUS     REASON                    DURATION  SINCE").Append(EndOfLine);
        foreach (var subset in subsets)
        {
            AppendStatus(screen.Append(subset.Name).Append("  "), subset.Status, width: 0);
            if (subset.Report?.OwnReason is { } reason)
                screen.Append(" (").Append(reason).Append(')');
            if (subset.SinceOf() is { } since)
                screen.Append("  since ").Append(Time(since));
            screen.Append(subset.Error.Length > 0 ? "  " + subset.Error : "").Append(EndOfLine);
            foreach (var check in subset.Report?.Checks ?? [])
                AppendCheck(screen, subset, check, width);
        }

        return screen.Append(Time(now)).Append("  Ctrl-C ends").Append(EndOfLine).Append(EndOfScreen).ToString();
    }

    private void AppendCheck(StringBuilder screen, WatchedSubset subset, ReportedCheck check, int width)
    {
        screen.Append("  ").Append(check.Name.PadRight(width)).Append("  ");
        AppendStatus(screen, check.IsAbsent ? "absent" : check.Status, width: 9);
        var reason = check.Reason == "healthy" ? "" : check.Reason;
        screen.Append("  ").Append((reason + (check.IsCritical ? "" : reason.Length > 0 ? " (not critical)" : "(not critical)")).PadRight(24))
            .Append("  ").Append((check.DurationMs is { } duration ? duration.ToString("0.0", CultureInfo.InvariantCulture) + " ms" : "").PadLeft(8))
            .Append("  ").Append(Time(subset.SinceOf(check.Name))).Append(EndOfLine);
    }

    private void AppendStatus(StringBuilder screen, string status, int width)
    {
        var colour = status switch
        {
            "Healthy" => "\e[32m",
            "Degraded" => "\e[33m",
            "absent" => "\e[2m",
            _ => "\e[31m",
        };
        screen.Append(hasColour ? colour : "").Append(status.PadRight(width)).Append(hasColour ? Plain : "");
    }

    // Where it was so at the first look, nobody knows since when.
    private static string Time(DateTime? moment) => moment is { } known ? known.ToString("HH:mm:ss", CultureInfo.InvariantCulture) : "-";
}
