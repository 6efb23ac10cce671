using System.Globalization;

namespace HealthChecks;

/// <summary>A line for each change, where the output is no terminal: for logs.</summary>
internal sealed class WatchLog(TextWriter output) : IWatchView
{
    private readonly Dictionary<string, string> _shown = new(StringComparer.Ordinal);

    public void Begin()
    {
    }

    public void Show(IReadOnlyList<WatchedSubset> subsets)
    {
        var time = DateTime.Now.ToString("HH:mm:ss ", CultureInfo.InvariantCulture);
        foreach (var subset in subsets)
        {
            Show(time, subset.Name, subset.Report is { } report ? StatusOf(report) : subset.Error);
            foreach (var check in subset.Report?.Checks ?? [])
                Show(time, subset.Name + "/" + check.Name, check.Reason == "healthy" ? "OK" : check.Reason);
        }

        output.Flush();
    }

    public void End()
    {
    }

    private static string StatusOf(ReportDocument report) => report.OwnReason is { } reason ? $"{report.Status} ({reason})" : report.Status;

    private void Show(string time, string name, string state)
    {
        if (_shown.TryGetValue(name, out var before) && before == state)
            return;

        _shown[name] = state;
        output.WriteLine(time + ReportLines.Of(name, state));
    }
}
