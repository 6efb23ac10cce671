namespace HealthChecks;

/// <summary>What the page of one check shows: its status and times and, for those whom a policy admits, all that it says.</summary>
internal static class CheckContent
{
    private const int MostChanges = 20;

    public static void Write(HtmlOutput html, HealthPageView view, HealthHistory history)
    {
        var report = view.Report!;
        var check = report[0];
        html.Raw("<div class=\"hero "u8).Raw(PageWords.ClassOf(PageWords.Known(report))).Raw("\"><h1><bdi>"u8).Text(view.Check!).Raw("</bdi></h1><p class=\"big\">"u8).Status(PageWords.Known(report)).Raw("</p>"u8);
        if (view.Detail == HealthDetail.Status)
        {
            html.Raw("</div>"u8);
            return;
        }

        CheckParts.WriteSaid(html, check, view.Detail);
        html.Raw("<p class=\"mu\">"u8);
        CheckParts.WriteTags(html, check);
        html.Raw("</p></div>"u8);
        WriteTimes(html, check, view.Detail);
        html.Raw("<section aria-labelledby=\"recent\"><h2 id=\"recent\">Recent readings</h2><div class=\"card wide\">"u8);
        PageSparkline.Write(html, history.ReadingsOf(check.Name));
        html.Raw("</div></section>"u8);
        if (view.Detail == HealthDetail.Full)
        {
            WriteFindings(html, check);
            PageData.Write(html, check.Data);
        }

        PageChanges.Write(html, history, view, MostChanges);
    }

    private static void WriteTimes(HtmlOutput html, in CheckReport check, HealthDetail detail)
    {
        html.Raw("<section aria-labelledby=\"times\"><h2 id=\"times\">Now</h2><dl class=\"card facts\">"u8);
        if (check.Since is { } since)
            html.Raw("<div><dt>Since</dt><dd>"u8).Moment(since).Raw(", "u8).Ago(since).Raw("</dd></div>"u8);
        html.Raw("<div><dt>Measured</dt><dd>"u8);
        CheckParts.WriteAge(html, check);
        html.Raw("</dd></div><div><dt>Took</dt><dd>"u8);
        CheckParts.WriteTook(html, check);
        html.Raw("</dd></div>"u8);
        if (check.WedgedFor is { } wedged)
            html.Raw("<div><dt>Hanging for</dt><dd>"u8).Raw(html.IsSteady ? "" : PageWords.For(wedged)).Raw("</dd></div>"u8);
        if (detail == HealthDetail.Full && check.Consecutive > 0)
            html.Raw("<div><dt>Last reading</dt><dd>"u8).Status(check.LastStatus).Raw(" <code>"u8).Text(check.LastReason).Raw("</code>, "u8).Number(check.Consecutive).Raw(" in a row</dd></div>"u8);
        html.Raw("</dl></section>"u8);
    }

    private static void WriteFindings(HtmlOutput html, in CheckReport check)
    {
        if (check.Findings.Count == 0)
            return;

        html.Raw("<section aria-labelledby=\"findings\"><h2 id=\"findings\">Findings</h2><ul class=\"ch\">"u8);
        foreach (var finding in check.Findings)
        {
            html.Raw("<li>"u8).Status(finding.Severity).Raw("<div><p><code>"u8).Text(finding.Reason).Raw("</code></p>"u8);
            if (finding.Text is { Length: > 0 } text)
                html.Raw("<p class=\"tx\"><bdi>"u8).Text(text).Raw("</bdi></p>"u8);
            if (finding.OccurredAt is { } at)
                html.Raw("<p class=\"mu\">"u8).Moment(at).Raw(", "u8).Ago(at).Raw("</p>"u8);
            html.Raw("</div></li>"u8);
        }

        html.Raw("</ul></section>"u8);
    }
}
