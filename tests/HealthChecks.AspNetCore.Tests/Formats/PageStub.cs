using System.Buffers;

namespace HealthChecks.Tests.Formats;

/// <summary>A page for browsers, in place of any other.</summary>
internal sealed class PageStub : IHealthResponseWriter
{
    public string Format => "html";

    public IReadOnlyList<string> MediaTypes { get; } = ["text/html", "application/xhtml+xml"];

    public string ContentType => "text/html; charset=utf-8";

    public void Write(IBufferWriter<byte> output, HealthResponse response) => output.Write("<!DOCTYPE html>"u8);
}
