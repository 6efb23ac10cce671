using System.Buffers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace HealthChecks;

/// <summary>Makes the page, and what a stream sends of it.</summary>
// What knows all formats knows this one too: it is asked for when everything is there.
internal sealed class PageRenderer(IOptions<HealthPageOptions> page, IOptions<HealthOptions> engine, HealthHistory history, IServiceProvider services)
{
    private static readonly string OwnPolicy = PagePolicy.Header;

    public HealthPageOptions Options { get; } = page.Value;

    /// <summary>The whole page.</summary>
    public void Write(IBufferWriter<byte> output, HealthPageView view)
    {
        var headers = view.Context.Response.Headers;
        headers.ContentSecurityPolicy = Options.ContentSecurityPolicy ?? OwnPolicy;
        headers["Referrer-Policy"] = "no-referrer";

        var html = new HtmlOutput(output, engine.Value.TimeProvider.GetUtcNow());
        var isLive = view.Detail == HealthDetail.Full;
        var status = Worst(view);
        html.Raw("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\"><meta name=\"robots\" content=\"noindex, nofollow\"><title>"u8)
            .Text(TitleOf(view, status)).Raw("</title><link id=\"icon\" rel=\"icon\" href=\""u8).Raw(PageIcons.Favicon(status)).Raw("\">"u8);
        // A page that cannot be told is loaded again.
        html.Raw(isLive ? "<noscript><meta http-equiv=\"refresh\" content=\"15\"></noscript>"u8 : "<meta http-equiv=\"refresh\" content=\"15\">"u8);
        html.Raw("<style>"u8).Raw(PageStyle.Text).Raw("</style>"u8);
        if (Options.Head is { } head)
            html.Raw(head);
        html.Raw("</head><body>"u8);
        var links = PageLinks.Of(view, services.GetRequiredService<HealthPaths>());
        WriteHeader(html, view, links, isLive);
        WriteMain(html, view, links, status);
        WriteFooter(html, view);
        if (isLive)
            html.Raw("<script>"u8).Raw(PageScript.Text).Raw("</script>"u8);
        html.Raw("</body></html>\n"u8);
    }

    /// <summary>What is between header and footer.</summary>
    /// <param name="output">Where it goes.</param>
    /// <param name="view">What there is to show.</param>
    /// <param name="isSteady">Whether to leave out what changes by the passing of time alone.</param>
    public void WriteMain(IBufferWriter<byte> output, HealthPageView view, bool isSteady) => WriteMain(
        new HtmlOutput(output, engine.Value.TimeProvider.GetUtcNow()) { IsSteady = isSteady },
        view,
        PageLinks.Of(view, services.GetRequiredService<HealthPaths>()),
        Worst(view));

    private void WriteMain(HtmlOutput html, HealthPageView view, PageLinks links, HealthStatus? status)
    {
        html.Raw("<main data-title=\""u8).Text(TitleOf(view, status)).Raw("\" data-icon=\""u8).Raw(PageIcons.Favicon(status));
        if (!html.IsSteady)
            html.Raw("\" data-now=\""u8).Raw(PageWords.Stamp(html.Now));
        html.Raw("\">"u8);
        if (Options.Content?.Invoke(view) is { } content)
            html.Raw(content);
        else if (view.Report is null)
            IndexContent.Write(html, view, Options.Title, links);
        else if (view.Check is null)
            SubsetContent.Write(html, view, history, links);
        else
            CheckContent.Write(html, view, history);
        html.Raw("</main>"u8);
    }

    private void WriteHeader(HtmlOutput html, HealthPageView view, PageLinks links, bool isLive)
    {
        html.Raw("<header>"u8);
        // The index is where the way begins.
        if (view.Report is { } report)
        {
            html.Raw("<nav aria-label=\"Breadcrumb\"><ol>"u8);
            WriteCrumb(html, links.Index, Options.Title);
            WriteCrumb(html, links.Subset, report.Subset);
            if (view.Check is { } check)
                WriteCrumb(html, null, check);
            html.Raw("</ol></nav>"u8);
        }

        if (isLive)
            html.Raw("<p id=\"live\" class=\"live\" hidden></p><p id=\"said\" class=\"vh\" role=\"status\"></p>"u8);
        html.Raw("</header>"u8);
    }

    private static void WriteCrumb(HtmlOutput html, string? link, string text)
    {
        html.Raw("<li>"u8);
        if (link is null)
            html.Raw("<bdi>"u8).Text(text).Raw("</bdi>"u8);
        else
            html.Raw("<a href=\""u8).Text(link).Raw("\"><bdi>"u8).Text(text).Raw("</bdi></a>"u8);
        html.Raw("</li>"u8);
    }

    private void WriteFooter(HtmlOutput html, HealthPageView view)
    {
        html.Raw("<footer><p>As of <time id=\"made\">"u8).Raw(PageWords.Moment(html.Now)).Raw("</time></p><nav aria-label=\"Other formats\"><ul>"u8);
        foreach (var format in services.GetRequiredService<ResponseFormats>().All)
        {
            if (format.Writer is not PageWriter && (view.Report is not null || format.Writer is IHealthIndexWriter))
                html.Raw("<li><a href=\"?format="u8).Text(Uri.EscapeDataString(format.Name)).Raw("\">"u8).Text(format.Name).Raw("</a></li>"u8);
        }

        html.Raw("</ul></nav></footer>"u8);
    }

    private string TitleOf(HealthPageView view, HealthStatus? status) => view switch
    {
        { Check: { } check } => $"{PageWords.Of(status)}: {check} – {Options.Title}",
        { Report: { } report } => $"{PageWords.Of(status)}: {report.Subset} – {Options.Title}",
        _ => Options.Title,
    };

    // Of the index, the worst of those that are known.
    private static HealthStatus? Worst(HealthPageView view)
    {
        if (view.Report is { } report)
            return PageWords.Known(report);

        HealthStatus? worst = null;
        foreach (var subset in view.Subsets)
        {
            if (PageWords.Known(subset) is { } status && (worst is null || status < worst))
                worst = status;
        }

        return worst;
    }
}
