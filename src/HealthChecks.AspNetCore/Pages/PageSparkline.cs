using System.Globalization;
using System.Text;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>
/// Draws the last readings: a bar for each, the newest on the right, as high as the square root of how long the run was, so that one long run does not
/// flatten the others. What is not Healthy reaches below the line as well, an Unhealthy one from top to bottom, so that the colours say nothing that the
/// shapes do not.
/// </summary>
internal static class PageSparkline
{
    private const int Most = 60;
    private const int Step = 4;
    private const int Line = 22;

    public static void Write(HtmlOutput html, IReadOnlyList<HealthHistoryReading> readings)
    {
        if (readings.Count == 0)
        {
            html.Raw("<span class=\"no\">none yet</span>"u8);
            return;
        }

        html.Raw("<svg class=\"sp\" viewBox=\"0 0 240 28\" role=\"img\" aria-label=\""u8).Text(Describe(readings)).Raw("\"><path class=\"ax\" d=\"M0 22.5h240\"/>"u8);
        var longest = TimeSpan.Zero;
        foreach (var reading in readings)
            longest = reading.Duration > longest ? reading.Duration : longest;
        WritePath(html, readings, longest, HealthStatus.Healthy);
        WritePath(html, readings, longest, HealthStatus.Degraded);
        WritePath(html, readings, longest, HealthStatus.Unhealthy);
        html.Raw("</svg>"u8);
    }

    private static void WritePath(HtmlOutput html, IReadOnlyList<HealthHistoryReading> readings, TimeSpan longest, HealthStatus status)
    {
        var path = new StringBuilder();
        for (var i = 0; i < readings.Count; i++)
        {
            if (readings[i].Status != status)
                continue;

            var height = longest > TimeSpan.Zero ? 3 + (int)(Math.Sqrt(readings[i].Duration / longest) * 16) : 3;
            var (top, bottom) = status switch
            {
                HealthStatus.Healthy => (Line - height, Line),
                HealthStatus.Degraded => (Line - height, Line + 3),
                _ => (0, Line + 6),
            };
            path.Append(CultureInfo.InvariantCulture, $"M{((Most - readings.Count + i) * Step) + 1} {top}h3v{bottom - top}h-3z");
        }

        if (path.Length > 0)
            html.Raw("<path class=\""u8).Raw(PageWords.ClassOf(status)).Raw("\" d=\""u8).Raw(path.ToString()).Raw("\"/>"u8);
    }

    private static string Describe(IReadOnlyList<HealthHistoryReading> readings)
    {
        var counts = new int[3];
        var shortest = TimeSpan.MaxValue;
        var longest = TimeSpan.Zero;
        foreach (var reading in readings)
        {
            counts[Math.Clamp((int)reading.Status, 0, 2)]++;
            shortest = reading.Duration < shortest ? reading.Duration : shortest;
            longest = reading.Duration > longest ? reading.Duration : longest;
        }

        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Last {readings.Count} readings: ");
        var separator = "";
        for (var status = HealthStatus.Healthy; status >= HealthStatus.Unhealthy; status--)
        {
            if (counts[(int)status] == 0)
                continue;
            text.Append(separator).Append(CultureInfo.InvariantCulture, $"{counts[(int)status]} {PageWords.Of(status)}");
            separator = ", ";
        }

        return text.Append("; they took ").Append(PageWords.Took(shortest)).Append(" to ").Append(PageWords.Took(longest)).ToString();
    }
}
