using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace HealthChecks;

/// <summary>
/// Settles the format of an answer before anything runs: <c>?format=</c> beats <c>Accept</c>; of equal preferences JSON wins; a header
/// that makes no sense is treated as none.
/// </summary>
internal static class Negotiation
{
    public const string Formats = "Use Accept: application/json or text/plain, or ?format=json or ?format=text.\n";

    public static ReportFormat? Choose(HttpRequest request)
    {
        if (request.QueryString.HasValue && request.Query.TryGetValue("format", out var format))
        {
            return format.ToString().ToLowerInvariant() switch
            {
                "json" => ReportFormat.Json,
                "text" => ReportFormat.Text,
                _ => null,
            };
        }

        var accept = request.Headers.Accept;
        if (accept.Count == 0 || accept is ["*/*"] or ["application/json"])
            return ReportFormat.Json;

        // Strictly: what cannot be parsed as a whole says nothing.
        if (!MediaTypeHeaderValue.TryParseStrictList(accept, out var ranges) || ranges.Count == 0 || !AreWellFormed(ranges))
            return ReportFormat.Json;

        var json = Quality(ranges, "application/json");
        var text = Quality(ranges, "text/plain");
        if (json <= 0 && text <= 0)
            return null;
        return text > json ? ReportFormat.Text : ReportFormat.Json;
    }

    // The most specific range that covers the type says how much it is wanted.
    private static double Quality(IList<MediaTypeHeaderValue> ranges, string mediaType)
    {
        var type = new MediaTypeHeaderValue(mediaType);
        var best = -1;
        var quality = 0.0;
        foreach (var range in ranges)
        {
            if (!type.IsSubsetOf(WithoutParameters(range)))
                continue;

            var precision = range.MatchesAllTypes ? 0 : range.MatchesAllSubTypes ? 1 : 2;
            if (precision > best)
            {
                best = precision;
                quality = QualityOf(range) ?? 1;
            }
        }

        return quality;
    }

    private static bool AreWellFormed(IList<MediaTypeHeaderValue> ranges)
    {
        foreach (var range in ranges)
        {
            if (!IsWellFormed(range))
                return false;
        }

        return true;
    }

    private static bool IsWellFormed(MediaTypeHeaderValue range)
    {
        if (range.Type == "*" && !range.MatchesAllSubTypes)
            return false;

        foreach (var parameter in range.Parameters)
        {
            if (parameter.Value.Length == 0)
                return false;
        }

        return QualityOf(range) is null or (>= 0 and <= 1);
    }

    // Not the framework's own: that one takes ".5", which many clients send, for no quality at all. What is no number is out of range.
    private static double? QualityOf(MediaTypeHeaderValue range)
    {
        foreach (var parameter in range.Parameters)
        {
            if (parameter.Name.Equals("q", StringComparison.OrdinalIgnoreCase))
                return double.TryParse(parameter.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var quality) ? quality : -1;
        }

        return null;
    }

    private static MediaTypeHeaderValue WithoutParameters(MediaTypeHeaderValue range) => new(range.MediaType);
}
