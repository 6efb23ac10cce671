using System.Globalization;
using System.Xml.Linq;
using HealthChecks.Tests.Support;

namespace HealthChecks.Tests.Feeds;

/// <summary>A feed as a reader sees it: one that lacks what its format asks for is none.</summary>
internal sealed record ReadFeed(string? Id, string Title, string Description, string Link, DateTimeOffset Updated, IReadOnlyList<ReadEntry> Entries)
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";

    public static ReadFeed From(Answer answer)
    {
        Assert.Equal(200, answer.Status);
        return answer.ContentType switch
        {
            "application/atom+xml; charset=utf-8" => FromAtom(XDocument.Parse(answer.Body).Root!),
            "application/rss+xml; charset=utf-8" => FromRss(XDocument.Parse(answer.Body).Root!),
            _ => throw new InvalidOperationException(answer.ContentType),
        };
    }

    // RFC 4287: an id, a title and a time for the feed and for each entry, an author above or in each, a link to each, ids that are IRIs.
    private static ReadFeed FromAtom(XElement feed)
    {
        Assert.Equal(Atom + "feed", feed.Name);
        Assert.All(feed.Descendants(), static element => Assert.Equal(Atom, element.Name.Namespace));
        Assert.NotEqual("", One(feed, Atom + "author").Element(Atom + "name")!.Value);
        var self = Assert.Single(feed.Elements(Atom + "link"), static link => link.Attribute("rel")?.Value == "self").Attribute("href")!.Value;
        var link = LinkOf(feed);
        Assert.Equal(link + "?format=atom", self);
        var entries = feed.Elements(Atom + "entry").Select(static entry => new ReadEntry(
            IdOf(entry),
            One(entry, Atom + "title").Value,
            One(entry, Atom + "content").Value,
            LinkOf(entry),
            One(entry, Atom + "category").Attribute("term")!.Value,
            MomentOf(entry))).ToList();
        return new ReadFeed(IdOf(feed), One(feed, Atom + "title").Value, One(feed, Atom + "subtitle").Value, link, MomentOf(feed), Checked(entries));
    }

    // RSS 2.0: one channel with title, link and description; items with a title or a description.
    private static ReadFeed FromRss(XElement rss)
    {
        Assert.Equal("rss", rss.Name.LocalName);
        Assert.Equal("2.0", rss.Attribute("version")!.Value);
        var channel = One(rss, "channel");
        var items = channel.Elements("item").Select(static item =>
        {
            Assert.Equal("false", One(item, "guid").Attribute("isPermaLink")!.Value);
            Assert.NotEqual("", One(item, DublinCore + "creator").Value);
            return new ReadEntry(
                One(item, "guid").Value,
                One(item, "title").Value,
                One(item, "description").Value,
                Absolute(One(item, "link").Value),
                One(item, "category").Value,
                Rfc822(One(item, "pubDate").Value));
        }).ToList();
        return new ReadFeed(
            Id: null,
            One(channel, "title").Value,
            One(channel, "description").Value,
            Absolute(One(channel, "link").Value),
            Rfc822(One(channel, "lastBuildDate").Value),
            Checked(items));
    }

    private static List<ReadEntry> Checked(List<ReadEntry> entries)
    {
        Assert.Equal(entries.Count, entries.Select(static entry => entry.Id).Distinct().Count());
        Assert.Equal(entries.OrderByDescending(static entry => entry.At).Select(static entry => entry.At), entries.Select(static entry => entry.At));
        Assert.All(entries, static entry => Assert.Contains(entry.Category, (string[])["healthy", "degraded", "unhealthy"]));
        Assert.All(entries, static entry => Assert.DoesNotContain("?", entry.Link, StringComparison.Ordinal));
        return entries;
    }

    private static XElement One(XElement parent, XName name) => Assert.Single(parent.Elements(name));

    private static string IdOf(XElement element)
    {
        var id = One(element, Atom + "id").Value;
        Assert.Matches("^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", id);
        return id;
    }

    private static string LinkOf(XElement element) =>
        Absolute(Assert.Single(element.Elements(Atom + "link"), static link => link.Attribute("rel")?.Value == "alternate").Attribute("href")!.Value);

    private static string Absolute(string link)
    {
        Assert.True(Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https", link);
        return link;
    }

    private static DateTimeOffset MomentOf(XElement element) => DateTimeOffset.ParseExact(
        One(element, Atom + "updated").Value, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static DateTimeOffset Rfc822(string text) => DateTimeOffset.ParseExact(text, "ddd, dd MMM yyyy HH:mm:ss 'GMT'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
