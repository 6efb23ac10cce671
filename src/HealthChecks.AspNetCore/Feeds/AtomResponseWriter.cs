using System.Globalization;
using System.Xml;

namespace HealthChecks;

/// <summary>Atom: RFC 4287.</summary>
internal sealed class AtomResponseWriter(FeedSource source) : FeedResponseWriter(source)
{
    private const string Namespace = "http://www.w3.org/2005/Atom";

    public override string Format => "atom";

    public override IReadOnlyList<string> MediaTypes { get; } = ["application/atom+xml"];

    protected override void Write(XmlWriter writer, Feed feed)
    {
        writer.WriteStartElement("feed", Namespace);
        WriteText(writer, "id", feed.Id);
        WriteText(writer, "title", feed.Title);
        WriteText(writer, "subtitle", feed.Options.Description);
        WriteMoment(writer, feed.Updated);
        WriteLink(writer, "alternate", feed.Link);
        // The one address that has to name the format: that of the feed itself.
        WriteLink(writer, "self", feed.Link + "?format=atom");
        writer.WriteStartElement("author");
        WriteText(writer, "name", feed.Options.Author);
        writer.WriteEndElement();
        foreach (var entry in feed.Entries)
            WriteEntry(writer, entry);
        writer.WriteEndElement();
    }

    private static void WriteEntry(XmlWriter writer, FeedEntry entry)
    {
        writer.WriteStartElement("entry");
        WriteText(writer, "id", entry.Id);
        WriteText(writer, "title", entry.Title);
        WriteMoment(writer, entry.At);
        WriteLink(writer, "alternate", entry.Link);
        writer.WriteStartElement("category");
        writer.WriteAttributeString("term", entry.Category);
        writer.WriteEndElement();
        WriteText(writer, "content", entry.Text);
        writer.WriteEndElement();
    }

    private static void WriteLink(XmlWriter writer, string relation, string address)
    {
        writer.WriteStartElement("link");
        writer.WriteAttributeString("rel", relation);
        writer.WriteAttributeString("href", FeedText.Of(address));
        writer.WriteEndElement();
    }

    private static void WriteMoment(XmlWriter writer, DateTimeOffset moment) =>
        WriteText(writer, "updated", moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
}
