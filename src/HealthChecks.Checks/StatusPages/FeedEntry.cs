using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace HealthChecks;

/// <summary>An entry of an RSS or Atom feed; both parts may be missing, or be no date.</summary>
internal sealed record FeedEntry(string? Title, DateTimeOffset? At)
{
    private static readonly string[] DateNames = ["pubDate", "published", "updated", "date"];

    /// <summary>The zones of RFC 822 that are no offset. Vendors on the American west coast do use them.</summary>
    private static readonly Dictionary<string, string> Zones = new(StringComparer.OrdinalIgnoreCase)
    {
        ["UT"] = "+00:00",
        ["UTC"] = "+00:00",
        ["Z"] = "+00:00",
        ["EST"] = "-05:00",
        ["EDT"] = "-04:00",
        ["CST"] = "-06:00",
        ["CDT"] = "-05:00",
        ["MST"] = "-07:00",
        ["MDT"] = "-06:00",
        ["PST"] = "-08:00",
        ["PDT"] = "-07:00",
    };

    /// <summary>All entries of a feed: RSS 0.9 to 2.0 and Atom, whatever their namespaces.</summary>
    /// <exception cref="XmlException">It is no XML, or has a document type, which could make it grow or fetch files.</exception>
    /// <exception cref="FormatException">It is no feed.</exception>
    public static List<FeedEntry> ReadAll(ReadOnlyMemory<byte> feed)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        using var stream = new MemoryStream(feed.ToArray(), writable: false);
        using var reader = XmlReader.Create(stream, settings);
        var root = XDocument.Load(reader).Root!;
        if (root.Name.LocalName is not ("rss" or "feed" or "RDF"))
            throw new FormatException("The document is no feed.");

        return [.. root.Descendants().Where(static element => element.Name.LocalName is "item" or "entry").Select(Read)];
    }

    private static FeedEntry Read(XElement element)
    {
        var date = DateNames.Select(name => Child(element, name)).FirstOrDefault(static text => text is not null);
        return new FeedEntry(Child(element, "title"), date is null ? null : Date(date));
    }

    private static string? Child(XElement element, string name) =>
        element.Elements().FirstOrDefault(child => child.Name.LocalName == name)?.Value.Trim() is { Length: > 0 } text ? text : null;

    private static DateTimeOffset? Date(string text)
    {
        var zone = text.LastIndexOf(' ');
        if (zone > 0 && Zones.TryGetValue(text[(zone + 1)..], out var offset))
            text = $"{text[..zone]} {offset}";
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;
    }
}
