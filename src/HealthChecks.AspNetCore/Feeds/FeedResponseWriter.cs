using System.Buffers;
using System.Text;
using System.Xml;
using Microsoft.AspNetCore.Http;

namespace HealthChecks;

/// <summary>A feed as XML. It only looks: nothing is run for it.</summary>
internal abstract class FeedResponseWriter(FeedSource source) : IHealthIndexWriter
{
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    public abstract string Format { get; }

    public abstract IReadOnlyList<string> MediaTypes { get; }

    public string ContentType => MediaTypes[0] + "; charset=utf-8";

    public bool RunsChecks => false;

    // Its links are those of the request.
    public bool IsReusable(HttpRequest request) => false;

    public void Write(IBufferWriter<byte> output, HealthResponse response) => Write(output, source.Of(response));

    public void WriteIndex(IBufferWriter<byte> output, HealthIndex index) => Write(output, source.Of(index));

    protected abstract void Write(XmlWriter writer, Feed feed);

    protected static void WriteText(XmlWriter writer, string name, string text) => writer.WriteElementString(name, FeedText.Of(text));

    private void Write(IBufferWriter<byte> output, Feed feed)
    {
        using var buffer = new MemoryStream();
        using (var writer = XmlWriter.Create(buffer, Settings))
            Write(writer, feed);
        output.Write(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }
}
