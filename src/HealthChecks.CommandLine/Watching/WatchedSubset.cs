namespace HealthChecks;

/// <summary>A subset that is asked again and again, and since when it has been as it is.</summary>
internal sealed class WatchedSubset(ProbeQuestion question)
{
    // Objects, because a native binary has a dictionary of objects already.
    private readonly Dictionary<string, Seen> _seen = new(StringComparer.Ordinal);
    private bool _isAsked;

    public string Name => question.Name;

    /// <summary>The last answer; null where there was none.</summary>
    public ReportDocument? Report { get; private set; }

    /// <summary>Why there is no report.</summary>
    public string Error { get; private set; } = "";

    /// <summary>Whether the last answer passes, as <c>health probe</c> judges it.</summary>
    public bool Passes { get; private set; }

    public string Status => Report?.Status ?? "no answer";

    public void Ask(CancellationToken cancellationToken)
    {
        var outcome = ProbeCall.Ask(question, cancellationToken);
        Passes = outcome.ExitCode == 0;
        Report = outcome.IsError ? null : ReportDocument.Read(System.Text.Encoding.UTF8.GetBytes(outcome.Text));
        Error = outcome.IsError ? outcome.Text : "";

        var now = DateTime.Now;
        Note("", Report is null ? Error : Report.Status, now);
        foreach (var check in Report?.Checks ?? [])
            Note(check.Name, check.Reason, now);
        _isAsked = true;
    }

    /// <summary>When the subset, or a check of it, was first seen as it is; null where it was so at the first question, and nobody knows.</summary>
    public DateTime? SinceOf(string check = "") => _seen.TryGetValue(check, out var seen) ? seen.Since : null;

    private void Note(string name, string state, DateTime now)
    {
        if (!_seen.TryGetValue(name, out var seen) || seen.State != state)
            _seen[name] = new Seen(state, _isAsked ? now : null);
    }

    private sealed class Seen(string state, DateTime? since)
    {
        public string State { get; } = state;

        public DateTime? Since { get; } = since;
    }
}
