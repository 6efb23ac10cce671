namespace HealthChecks;

/// <summary>What the page at the mount shows: the names and statuses of the subsets.</summary>
internal static class IndexContent
{
    public static void Write(HtmlOutput html, HealthPageView view, string title, PageLinks links)
    {
        html.Raw("<h1>"u8).Text(title).Raw("</h1>"u8);
        if (view.Subsets.Count == 0)
        {
            html.Raw("<p class=\"mu\">There are no subsets.</p>"u8);
            return;
        }

        html.Raw("<ul class=\"subs\" aria-label=\"Subsets\">"u8);
        foreach (var subset in view.Subsets)
        {
            html.Raw("<li><a class=\"sub "u8).Raw(PageWords.ClassOf(PageWords.Known(subset))).Raw("\" href=\""u8).Text(links.Down + Uri.EscapeDataString(subset.Subset)).Raw("\"><bdi class=\"nm\">"u8)
                .Text(subset.Subset).Raw("</bdi>"u8).Status(PageWords.Known(subset)).Raw("</a></li>"u8);
        }

        html.Raw("</ul>"u8);
    }
}
