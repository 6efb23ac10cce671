using System.Globalization;

namespace HealthChecks;

/// <summary>HTTP statuses as people write them: <c>200-299,304</c>.</summary>
internal sealed class StatusRanges
{
    private readonly (int First, int Last)[] _ranges;

    public StatusRanges(string text, string parameterName)
    {
        Text = text ?? throw new ArgumentNullException(parameterName);
        _ranges = [.. text.Split(',', StringSplitOptions.TrimEntries).Select(range => Parse(range, parameterName))];
    }

    public string Text { get; }

    public bool Contain(int status) => Array.Exists(_ranges, range => status >= range.First && status <= range.Last);

    private static (int First, int Last) Parse(string range, string parameterName)
    {
        var bounds = range.Split('-');
        if (bounds.Length <= 2
            && Status(bounds[0]) is { } first
            && Status(bounds[^1]) is { } last
            && first <= last)
        {
            return (first, last);
        }

        throw new ArgumentException(
            $"'{range}' is no status or range of statuses: write them as '200-299' or '200,204', each between 200 and 599.",
            parameterName);
    }

    private static int? Status(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 200 and <= 599 ? status : null;
}
