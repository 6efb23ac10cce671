using System.Globalization;

namespace HealthChecks.Benchmarks.Table;

/// <summary>Figures as the table shows them.</summary>
internal static class Figures
{
    public static string Time(double nanoseconds) => nanoseconds switch
    {
        < 1_000 => Invariant($"{nanoseconds:0} ns"),
        < 1_000_000 => Invariant($"{nanoseconds / 1_000:0.0} µs"),
        _ => Invariant($"{nanoseconds / 1_000_000:0.0} ms"),
    };

    public static string Bytes(double bytes) => Math.Abs(bytes) switch
    {
        < 0.5 => "0 B",
        < 2_048 => Invariant($"{bytes:0} B"),
        _ => Invariant($"{bytes / 1_024:0.0} KB"),
    };

    public static string Rate(double perSecond) => Invariant($"{perSecond:0}/s");

    public static string Ratio(double ratio) => Invariant($"{ratio:0.00}");

    public static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
