using System.Buffers;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>Writes series as UTF-8 text, family after family. A family without a series leaves no line.</summary>
internal sealed class MetricsText(IBufferWriter<byte> output, bool isOpenMetrics)
{
    // The names of the tags of our meter, as every exporter writes them: what is said of one series joins with what is said of the other.
    private const string CheckLabel = "health_check_name";
    private const string SubsetLabel = "health_subset_name";
    private const string ReasonLabel = "health_reason";

    // Microseconds, and never an exponent.
    private const string Number = "0.######";

    private MetricFamily? _family;

    public void OfProcess(MetricFamily family, bool value) => Write(family, null, null, null, value ? 1 : 0);

    public void OfSubset(MetricFamily family, string subset, double value, string? reason = null) => Write(family, null, subset, reason, value);

    public void OfCheck(MetricFamily family, string check, double value, string? reason = null) => Write(family, check, null, reason, value);

    public void OfMember(MetricFamily family, string check, string subset, bool value) => Write(family, check, subset, null, value ? 1 : 0);

    /// <summary>A status as a figure. One outside the framework's three is no proof of health.</summary>
    public static double Figure(HealthStatus status) => status is HealthStatus.Healthy or HealthStatus.Degraded ? (double)status : (double)HealthStatus.Unhealthy;

    public void End()
    {
        if (isOpenMetrics)
            output.Write("# EOF\n"u8);
    }

    private void Write(MetricFamily family, string? check, string? subset, string? reason, double value)
    {
        if (_family != family)
            Begin(family);

        Append(family.Name);
        var before = "{"u8;
        AppendLabel(CheckLabel, check, ref before);
        AppendLabel(SubsetLabel, subset, ref before);
        AppendLabel(ReasonLabel, reason, ref before);
        output.Write(before[0] == (byte)',' ? "} "u8 : " "u8);
        Append(value.ToString(Number, CultureInfo.InvariantCulture));
        output.Write("\n"u8);
    }

    private void Begin(MetricFamily family)
    {
        _family = family;
        Append("# TYPE ", family.Name, " gauge\n");
        if (isOpenMetrics && family.Unit is { } unit)
        {
            Append("# UNIT ", family.Name, " ");
            Append(unit, "\n");
        }

        Append("# HELP ", family.Name, " ");
        Append(family.Help, "\n");
    }

    private void AppendLabel(string label, string? value, ref ReadOnlySpan<byte> before)
    {
        if (value is null)
            return;

        output.Write(before);
        before = ","u8;
        Append(label, "=\"");
        AppendEscaped(value);
        output.Write("\""u8);
    }

    private void AppendEscaped(ReadOnlySpan<char> value)
    {
        // The text ends for a scraper at a NUL, wherever it stands.
        while (value.IndexOfAny("\\\"\n\0") is >= 0 and var index)
        {
            Append(value[..index]);
            output.Write(value[index] switch
            {
                '\\' => "\\\\"u8,
                '"' => "\\\""u8,
                '\n' => "\\n"u8,
                _ => "\uFFFD"u8,
            });
            value = value[(index + 1)..];
        }

        Append(value);
    }

    private void Append(string first, string second, string third = "")
    {
        Append(first);
        Append(second);
        Append(third);
    }

    private void Append(ReadOnlySpan<char> text) => Encoding.UTF8.GetBytes(text, output);
}
