using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>What the page of a subset shows: its status, its checks, and what has changed lately.</summary>
internal static class SubsetContent
{
    private const int MostChanges = 12;

    public static void Write(HtmlOutput html, HealthPageView view, HealthHistory history, PageLinks links)
    {
        var report = view.Report!;
        WriteHead(html, report, view.Detail);
        if (view.Detail == HealthDetail.Status)
            return;

        html.Raw("<section aria-labelledby=\"checks\"><h2 id=\"checks\">Checks</h2>"u8);
        if (report.Count == 0)
            html.Raw("<p class=\"mu\">This subset has no checks.</p>"u8);
        else
            WriteTable(html, report, view.Detail, history, links);
        html.Raw("</section>"u8);
        PageChanges.Write(html, history, view, MostChanges);
    }

    private static void WriteHead(HtmlOutput html, SubsetReport report, HealthDetail detail)
    {
        var status = PageWords.Known(report);
        html.Raw("<div class=\"hero "u8).Raw(PageWords.ClassOf(status)).Raw("\"><h1><bdi>"u8).Text(report.Subset).Raw("</bdi></h1><p class=\"big\">"u8).Status(status).Raw("</p>"u8);
        if (detail == HealthDetail.Status)
        {
            html.Raw("</div>"u8);
            return;
        }

        html.Raw("<p class=\"mu\">"u8);
        if (report.IsKnown && report.HasOwnReason)
            html.Raw("Reason <code>"u8).Text(report.Reason).Raw("</code> · "u8);
        else if (report.IsKnown && report.Reporter.Since is { } since)
            html.Raw("Since "u8).Moment(since).Raw(", "u8).Ago(since).Raw(" · "u8);
        if (report.Consecutive > 0)
            html.Raw("last "u8).Raw(PageWords.Of(report.LastStatus)).Raw(", "u8).Number(report.Consecutive).Raw(" in a row · "u8);
        WriteCounts(html, report);
        html.Raw("</p></div>"u8);
    }

    private static void WriteCounts(HtmlOutput html, SubsetReport report)
    {
        var counts = new int[5];
        for (var i = 0; i < report.Count; i++)
            counts[CheckParts.HasNoVote(report[i]) ? 4 : report[i].IsKnown ? Math.Clamp((int)report[i].Status, 0, 2) : 3]++;
        html.Number(report.Count).Raw(report.Count == 1 ? " check: " : " checks: ");
        var separator = "";
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] == 0)
                continue;
            html.Raw(separator).Number(counts[i]).Raw(i switch { 0 => " unhealthy", 1 => " degraded", 2 => " healthy", 3 => " not asked", _ => " absent" });
            separator = ", ";
        }

        if (separator.Length == 0)
            html.Raw("none"u8);
    }

    private static void WriteTable(HtmlOutput html, SubsetReport report, HealthDetail detail, HealthHistory history, PageLinks links)
    {
        html.Raw("<table role=\"table\"><caption class=\"vh\">The checks of this subset, the worst first</caption><thead role=\"rowgroup\"><tr role=\"row\">"u8)
            .Raw("<th role=\"columnheader\" scope=\"col\">Status</th><th role=\"columnheader\" scope=\"col\">Check</th><th role=\"columnheader\" scope=\"col\">Reason</th><th role=\"columnheader\" scope=\"col\">Recent readings</th><th role=\"columnheader\" scope=\"col\">Took</th><th role=\"columnheader\" scope=\"col\">Measured</th></tr></thead><tbody role=\"rowgroup\">"u8);
        foreach (var status in (HealthStatus?[])[HealthStatus.Unhealthy, HealthStatus.Degraded, null, HealthStatus.Healthy])
        {
            for (var i = 0; i < report.Count; i++)
            {
                if (CheckParts.Known(report[i]) == status)
                    WriteRow(html, report[i], detail, history, links);
            }
        }

        html.Raw("</tbody></table>"u8);
    }

    private static void WriteRow(HtmlOutput html, in CheckReport check, HealthDetail detail, HealthHistory history, PageLinks links)
    {
        html.Raw("<tr role=\"row\" data-key=\""u8).Text(check.Name).Raw("\"><td role=\"cell\" class=\"c-st\">"u8);
        CheckParts.WriteStatus(html, check);
        html.Raw("</td><th role=\"rowheader\" scope=\"row\" class=\"c-nm\">"u8);
        CheckParts.WriteName(html, check, links);
        CheckParts.WriteTags(html, check);
        html.Raw("</th><td role=\"cell\" class=\"c-rs\">"u8);
        CheckParts.WriteSaid(html, check, detail);
        html.Raw("</td><td role=\"cell\" class=\"c-sp\">"u8);
        PageSparkline.Write(html, history.ReadingsOf(check.Name));
        html.Raw("</td><td role=\"cell\" class=\"c-tk\">"u8);
        CheckParts.WriteTook(html, check);
        html.Raw("</td><td role=\"cell\" class=\"c-ag\">"u8);
        CheckParts.WriteAge(html, check);
        html.Raw("</td></tr>"u8);
    }
}
