using AngleSharp;
using AngleSharp.Dom;

namespace HealthChecks.Tests.Support;

/// <summary>Asks for a page as a browser does, and reads it as one.</summary>
internal static class Page
{
    public const string BrowserAccept = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";

    public static async Task<(Answer Answer, IDocument Document)> OpenAsync(this TestApp app, string path)
    {
        var answer = await app.GetAsync(path, BrowserAccept);
        Assert.Equal("text/html; charset=utf-8", answer.ContentType);
        return (answer, await ParseAsync(answer.Body, path));
    }

    public static Task<IDocument> ParseAsync(string html, string path) => BrowsingContext.New(Configuration.Default)
        .OpenAsync(response => response.Content(html).Address("http://localhost" + path), TestContext.Current.CancellationToken);

    /// <summary>What people see of it, in one line.</summary>
    public static string TextOf(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public static string MainOf(IDocument document) => TextOf(document.QuerySelector("main")!);
}
