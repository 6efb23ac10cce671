using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>Writes HTML as UTF-8. What is no constant goes through <see cref="Text"/>, which encodes it for content and quoted attributes alike.</summary>
internal sealed class HtmlOutput(IBufferWriter<byte> output, DateTimeOffset now)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>When the page is made, UTC.</summary>
    public DateTimeOffset Now { get; } = now;

    /// <summary>Whether what changes by the passing of time alone is left out, so that two texts differ only where there is news.</summary>
    public bool IsSteady { get; init; }

    /// <summary>HTML as it is.</summary>
    public HtmlOutput Raw(ReadOnlySpan<byte> html)
    {
        output.Write(html);
        return this;
    }

    /// <summary>HTML of the application's own, as it is.</summary>
    public HtmlOutput Raw(string html)
    {
        Encoding.UTF8.GetBytes(html, output);
        return this;
    }

    /// <summary>Text that may hold anything.</summary>
    public HtmlOutput Text(string text) => Raw(Encoder.Encode(text));

    public HtmlOutput Number(long number) => Raw(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>A moment, and how long ago it was, which the script keeps true.</summary>
    public HtmlOutput Ago(DateTimeOffset moment)
    {
        Raw("<time class=\"ago\" datetime=\""u8).Raw(PageWords.Stamp(moment)).Raw("\">"u8);
        if (!IsSteady)
            Raw(PageWords.Ago(Now - moment));
        return Raw("</time>"u8);
    }

    /// <summary>A moment as a date and a time of day.</summary>
    public HtmlOutput Moment(DateTimeOffset moment) =>
        Raw("<time datetime=\""u8).Raw(PageWords.Stamp(moment)).Raw("\">"u8).Raw(PageWords.Moment(moment)).Raw("</time>"u8);

    /// <summary>The sign and the word of a status; null for one that is not known.</summary>
    public HtmlOutput Status(HealthStatus? status, string? word = null) =>
        Raw("<span class=\"st "u8).Raw(PageWords.ClassOf(status)).Raw("\">"u8).Raw(PageIcons.Of(status)).Raw("<span>"u8).Raw(word ?? PageWords.Of(status)).Raw("</span></span>"u8);
}
