using System.Globalization;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace HealthChecks;

/// <summary>
/// Reads an Accept header. The format that is wanted most wins; of those wanted alike the one that is named most closely, then the first there is. A
/// header that makes no sense is treated as none.
/// </summary>
internal static class Negotiation
{
    public static ResponseFormat? Choose(StringValues accept, ResponseFormat[] formats, bool isIndex)
    {
        // Strictly: what cannot be parsed as a whole says nothing.
        if (!MediaTypeHeaderValue.TryParseStrictList(accept, out var ranges) || ranges.Count == 0 || !AreWellFormed(ranges))
            return formats[0];

        ResponseFormat? best = null;
        (double Quality, int Precision) wanted = default;
        foreach (var format in formats)
        {
            if (isIndex && format.Writer is not IHealthIndexWriter)
                continue;

            foreach (var type in format.MediaTypes)
            {
                var match = Match(ranges, type);
                // A parameter of theirs tells two formats of one type apart; how closely a type is named otherwise is no preference.
                if (match.Quality > 0 && (match.Quality > wanted.Quality || (match.Quality >= wanted.Quality && match.Precision == WithParameters && wanted.Precision != WithParameters)))
                {
                    best = format;
                    wanted = match;
                }
            }
        }

        return best;
    }

    private const int WithParameters = 3;

    // The most specific range that covers the type says how much it is wanted.
    private static (double Quality, int Precision) Match(IList<MediaTypeHeaderValue> ranges, MediaTypeHeaderValue type)
    {
        (double Quality, int Precision) best = (0, -1);
        foreach (var range in ranges)
        {
            if (!Covers(range, type))
                continue;

            var precision = range.MatchesAllTypes ? 0 : range.MatchesAllSubTypes ? 1 : HasParametersOf(range, type) ? WithParameters : 2;
            if (precision > best.Precision)
                best = (QualityOf(range) ?? 1, precision);
        }

        return best;
    }

    private static bool Covers(MediaTypeHeaderValue range, MediaTypeHeaderValue type) =>
        range.MatchesAllTypes
        || (range.Type.Equals(type.Type, StringComparison.OrdinalIgnoreCase)
            && (range.MatchesAllSubTypes || range.SubType.Equals(type.SubType, StringComparison.OrdinalIgnoreCase)));

    private static bool HasParametersOf(MediaTypeHeaderValue range, MediaTypeHeaderValue type)
    {
        foreach (var parameter in type.Parameters)
        {
            var has = false;
            foreach (var asked in range.Parameters)
                has |= asked.Name.Equals(parameter.Name, StringComparison.OrdinalIgnoreCase) && asked.Value.Equals(parameter.Value, StringComparison.OrdinalIgnoreCase);
            if (!has)
                return false;
        }

        return type.Parameters.Count > 0;
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
}
