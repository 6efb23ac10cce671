namespace HealthChecks;

/// <summary>Lists what has changed lately.</summary>
internal static class PageChanges
{
    public static void Write(HtmlOutput html, HealthHistory history, HealthPageView view, int most)
    {
        var left = most;
        foreach (var entry in history.Transitions)
        {
            if (!Concerns(entry.Transition, view))
                continue;
            if (left == most)
                html.Raw("<section aria-labelledby=\"changes\"><h2 id=\"changes\">Recent changes</h2><ol class=\"ch\">"u8);
            Write(html, entry.Transition, view.Detail);
            if (--left == 0)
                break;
        }

        if (left < most)
            html.Raw("</ol></section>"u8);
    }

    private static bool Concerns(HealthTransition transition, HealthPageView view)
    {
        if (transition.Subject == HealthSubject.Subset)
            return view.Check is null && string.Equals(transition.Name, view.Report!.Subset, StringComparison.OrdinalIgnoreCase);
        return view.Check is { } check ? string.Equals(transition.Name, check, StringComparison.OrdinalIgnoreCase) : view.Report!.Find(transition.Name) is not null;
    }

    private static void Write(HtmlOutput html, HealthTransition transition, HealthDetail detail)
    {
        html.Raw("<li>"u8).Status(transition.Status).Raw("<div><p><bdi class=\"nm\">"u8).Text(transition.Name).Raw("</bdi>"u8);
        if (transition.Subject == HealthSubject.Subset)
            html.Raw(" <span class=\"tag\">subset</span>"u8);
        if (PageWords.IsTelling(transition.Reason))
            html.Raw(" <code>"u8).Text(transition.Reason).Raw("</code>"u8);
        html.Raw("</p>"u8);
        if (detail == HealthDetail.Full && transition.Text is { Length: > 0 } text)
            html.Raw("<p class=\"tx\"><bdi>"u8).Text(text).Raw("</bdi></p>"u8);
        html.Raw("<p class=\"mu\">"u8).Moment(transition.At).Raw(", "u8).Ago(transition.At);
        if (transition.PreviousStatus is { } before)
            html.Raw(" · was "u8).Raw(PageWords.Of(before)).Raw(" for "u8).Raw(PageWords.For(transition.PreviousDuration));
        html.Raw("</p></div></li>"u8);
    }
}
