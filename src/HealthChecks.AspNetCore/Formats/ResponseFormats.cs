using System.Text;
using Microsoft.AspNetCore.Http;

namespace HealthChecks;

/// <summary>
/// The formats that the application serves: JSON, text, and those that it added, in that order. One is settled before anything runs.
/// </summary>
internal sealed class ResponseFormats
{
    private readonly ResponseFormat[] _all;

    public ResponseFormats(IEnumerable<IHealthResponseWriter> added)
    {
        var writers = new List<IHealthResponseWriter> { new JsonResponseWriter(), new TextResponseWriter() };
        foreach (var writer in added)
        {
            // The last of a name takes the place of those before it.
            var same = writers.FindIndex(each => string.Equals(each.Format, writer.Format, StringComparison.OrdinalIgnoreCase));
            if (same < 0)
                writers.Add(writer);
            else
                writers[same] = writer;
        }

        _all = new ResponseFormat[writers.Count];
        for (var i = 0; i < _all.Length; i++)
            _all[i] = new ResponseFormat(writers[i], i);
        Offer = OfferOf(_all, static _ => true);
        IndexOffer = OfferOf(_all, static format => format.Writer is IHealthIndexWriter);
    }

    public int Count => _all.Length;

    /// <summary>All formats, in their order.</summary>
    public IReadOnlyList<ResponseFormat> All => _all;

    /// <summary>What a refusal says.</summary>
    public byte[] Offer { get; }

    /// <summary>What a refusal of the index says.</summary>
    public byte[] IndexOffer { get; }

    /// <summary>The format that a request asks for; null for one that there is not.</summary>
    public ResponseFormat? Choose(HttpRequest request, bool isIndex = false)
    {
        if (request.QueryString.HasValue && request.Query.TryGetValue("format", out var format))
            return Find(format.ToString(), isIndex);

        var accept = request.Headers.Accept;
        if (accept.Count == 0 || accept is ["*/*"] or ["application/json"])
            return _all[0];
        return Negotiation.Choose(accept, _all, isIndex);
    }

    /// <summary>The format of a name, whatever its letter case.</summary>
    public ResponseFormat? Find(string name, bool isIndex = false)
    {
        foreach (var format in _all)
        {
            if (string.Equals(format.Name, name, StringComparison.OrdinalIgnoreCase))
                return isIndex && format.Writer is not IHealthIndexWriter ? null : format;
        }

        return null;
    }

    private static byte[] OfferOf(ResponseFormat[] formats, Predicate<ResponseFormat> isOffered)
    {
        var types = new List<string>();
        var names = new List<string>();
        foreach (var format in formats)
        {
            if (!isOffered(format))
                continue;
            // One without can be had by its name alone.
            if (format.MediaTypes.Length > 0)
                types.Add(format.MediaTypes[0].ToString());
            names.Add("?format=" + format.Name);
        }

        return Encoding.UTF8.GetBytes($"Use Accept: {string.Join(" or ", types)}, or {string.Join(" or ", names)}.\n");
    }
}
