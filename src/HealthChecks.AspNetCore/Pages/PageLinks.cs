namespace HealthChecks;

/// <summary>
/// Where one page is from another: relative to the path that the browser asked for, whatever a path base or a proxy has put before it, with or without a
/// slash at its end.
/// </summary>
internal readonly struct PageLinks
{
    private PageLinks(string? down, string? subset, string? index)
    {
        Down = down;
        Subset = subset;
        Index = index;
    }

    /// <summary>What stands before the name of what is below this page; null where nothing is served below it.</summary>
    public string? Down { get; }

    /// <summary>From the page of a check to its subset's; null elsewhere.</summary>
    public string? Subset { get; }

    /// <summary>To the index; null where there is none above.</summary>
    public string? Index { get; }

    public static PageLinks Of(HealthPageView view, HealthPaths paths)
    {
        var path = (view.Context.Request.PathBase + view.Context.Request.Path).Value ?? "";
        var trimmed = path.TrimEnd('/');
        var here = path.EndsWith('/') ? "./" : $"./{Uri.EscapeDataString(trimmed[(trimmed.LastIndexOf('/') + 1)..])}/";
        var up = path.EndsWith('/') ? "../" : "./";
        if (view.Report is not { } report)
            return new PageLinks(here, null, null);

        var own = paths.PathOf(report.Subset);
        return view.Check is null
            ? new PageLinks(trimmed.Length > 0 ? here : null, null, IsAt(trimmed, own, paths) ? up : null)
            : new PageLinks(null, up, IsAt(trimmed[..Math.Max(0, trimmed.LastIndexOf('/'))], own, paths) ? (path.EndsWith('/') ? "../../" : "../") : null);
    }

    // A subset that is served elsewhere has something else above it.
    private static bool IsAt(string path, string own, HealthPaths paths) => paths.Mount.Length > 0 && path.EndsWith(own, StringComparison.OrdinalIgnoreCase);
}
