using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace HealthChecks;

/// <summary>
/// Writes the answers of one format. Add one with <c>services.AddHealthResponseWriter(…)</c>, or give it to one endpoint with <c>WithWriter</c>. One
/// object serves every request at the same time. One of the name of a built-in format takes its place.
/// </summary>
public interface IHealthResponseWriter
{
    /// <summary>The format's name, by which <c>?format=</c> asks for it, whatever the letter case: such as <c>json</c>.</summary>
    string Format { get; }

    /// <summary>
    /// The media types by which <c>Accept</c> asks for it, without charset: such as <c>application/json</c>. A parameter (<c>text/plain; version=0.0.4</c>)
    /// makes it the better match for who asks with the same one. Empty: it is to be had by <c>?format=</c> alone.
    /// </summary>
    IReadOnlyList<string> MediaTypes { get; }

    /// <summary>The <c>Content-Type</c> of its answers.</summary>
    string ContentType { get; }

    /// <summary>
    /// Whether the checks are run that have no fresh reading (the default), and the HTTP status says what they came to. False for who only looks, such
    /// as a scrape: nothing is run, what nobody has asked is not known, and the status is 200.
    /// </summary>
    bool RunsChecks => true;

    /// <summary>
    /// Whether what is written depends on nothing but the report and the detail, so that it can be used again for a tenth of a second. Default: true;
    /// a writer that looks at the request has to say when it does.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <returns>Whether the same bytes may be sent for another request.</returns>
    bool IsReusable(HttpRequest request) => true;

    /// <summary>Writes an answer.</summary>
    /// <param name="output">Where the bytes go.</param>
    /// <param name="response">What there is to say, and how much of it.</param>
    void Write(IBufferWriter<byte> output, HealthResponse response);
}
