using System.Globalization;
using System.Xml;

namespace HealthChecks;

/// <summary>RSS 2.0.</summary>
internal sealed class RssResponseWriter(FeedSource source) : FeedResponseWriter(source)
{
    // The author of RSS itself is an address for mail.
    private const string DublinCore = "http://purl.org/dc/elements/1.1/";

    public override string Format => "rss";

    public override IReadOnlyList<string> MediaTypes { get; } = ["application/rss+xml"];

    protected override void Write(XmlWriter writer, Feed feed)
    {
        writer.WriteStartElement("rss");
        writer.WriteAttributeString("version", "2.0");
        writer.WriteAttributeString("xmlns", "dc", null, DublinCore);
        writer.WriteStartElement("channel");
        WriteText(writer, "title", feed.Title);
        WriteText(writer, "link", feed.Link);
        WriteText(writer, "description", feed.Options.Description);
        WriteText(writer, "lastBuildDate", Moment(feed.Updated));
        foreach (var entry in feed.Entries)
            WriteItem(writer, entry, feed.Options.Author);
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void WriteItem(XmlWriter writer, FeedEntry entry, string author)
    {
        writer.WriteStartElement("item");
        WriteText(writer, "title", entry.Title);
        WriteText(writer, "link", entry.Link);
        WriteText(writer, "description", entry.Text);
        writer.WriteElementString("creator", DublinCore, FeedText.Of(author));
        WriteText(writer, "category", entry.Category);
        writer.WriteStartElement("guid");
        writer.WriteAttributeString("isPermaLink", "false");
        writer.WriteString(entry.Id);
        writer.WriteEndElement();
        WriteText(writer, "pubDate", Moment(entry.At));
        writer.WriteEndElement();
    }

    // RFC 822, with the four digits of a year that RSS prefers.
    private static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("r", CultureInfo.InvariantCulture);
}
