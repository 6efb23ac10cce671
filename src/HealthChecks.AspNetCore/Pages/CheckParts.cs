using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>What the pages of a subset and of a check show of one check alike.</summary>
internal static class CheckParts
{
    /// <summary>The check's status, where it means anything.</summary>
    public static HealthStatus? Known(in CheckReport check) => check.IsKnown ? check.Status : null;

    /// <summary>Whether the check does not apply here and nothing is wrong with that: it is neither good nor bad.</summary>
    public static bool HasNoVote(in CheckReport check) => check.IsAbsent && check.Status == HealthStatus.Healthy;

    public static void WriteStatus(HtmlOutput html, in CheckReport check)
    {
        if (HasNoVote(check))
            html.Status(null, "Absent");
        else
            html.Status(Known(check));
    }

    public static void WriteName(HtmlOutput html, in CheckReport check, PageLinks links)
    {
        if (links.Down is { } down)
            html.Raw("<a href=\""u8).Text(down + Uri.EscapeDataString(check.Name)).Raw("\"><bdi>"u8).Text(check.Name).Raw("</bdi></a>"u8);
        else
            html.Raw("<bdi>"u8).Text(check.Name).Raw("</bdi>"u8);
    }

    public static void WriteTags(HtmlOutput html, in CheckReport check)
    {
        html.Raw(check.Critical ? " <span class=\"tag crit\">critical</span>"u8 : " <span class=\"tag\">not critical</span>"u8);
        if (check.IsAbsent && check.Status != HealthStatus.Healthy)
            html.Raw(" <span class=\"tag\">absent</span>"u8);
        if (check.IsLate)
            html.Raw(" <span class=\"tag\">late</span>"u8);
        if (check.WedgedFor is not null)
            html.Raw(" <span class=\"tag\">hanging</span>"u8);
    }

    /// <summary>The reason and, for those whom a policy admits, what the check says; before that, what it is about.</summary>
    public static void WriteSaid(HtmlOutput html, in CheckReport check, HealthDetail detail)
    {
        if (check.IsKnown && PageWords.IsTelling(check.Reason))
            html.Raw("<code>"u8).Text(check.Reason).Raw("</code>"u8);
        if (detail == HealthDetail.Full && check.IsKnown && check.Text is { Length: > 0 } text)
            html.Raw("<p class=\"tx\"><bdi>"u8).Text(text).Raw("</bdi></p>"u8);
        if (check.About is { Length: > 0 } about)
            html.Raw("<p class=\"mu ab\"><bdi>"u8).Text(about).Raw("</bdi></p>"u8);
    }

    public static void WriteTook(HtmlOutput html, in CheckReport check)
    {
        if (check.IsKnown && check.Duration is { } duration)
            html.Raw(PageWords.Took(duration));
        else
            html.Raw("<span aria-label=\"unknown\" role=\"img\">–</span>"u8);
    }

    public static void WriteAge(HtmlOutput html, in CheckReport check)
    {
        if (check.IsKnown && check.MeasuredAt is { } at)
            html.Ago(at);
        else
            html.Raw("<span aria-label=\"unknown\" role=\"img\">–</span>"u8);
    }
}
