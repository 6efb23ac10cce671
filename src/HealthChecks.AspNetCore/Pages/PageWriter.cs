using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace HealthChecks;

/// <summary>HTML: what browsers get.</summary>
internal sealed class PageWriter(PageRenderer renderer) : IHealthIndexWriter
{
    public string Format => "html";

    public IReadOnlyList<string> MediaTypes { get; } = ["text/html", "application/xhtml+xml"];

    public string ContentType => "text/html; charset=utf-8";

    // The links are relative to the path that was asked for, and the policy is a header.
    public bool IsReusable(HttpRequest request) => false;

    public void Write(IBufferWriter<byte> output, HealthResponse response) => renderer.Write(output, HealthPageView.Of(response));

    public void WriteIndex(IBufferWriter<byte> output, HealthIndex index) => renderer.Write(output, HealthPageView.Of(index));
}
