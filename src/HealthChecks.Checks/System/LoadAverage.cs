using System.Buffers.Text;

namespace HealthChecks;

/// <summary>How many threads ran or wanted to, on average over one, five and fifteen minutes.</summary>
internal readonly record struct LoadAverage(double Load1, double Load5, double Load15)
{
    /// <summary>The host's; null where it keeps none.</summary>
    /// <param name="root">The folder that holds <c>proc</c>.</param>
    public static LoadAverage? Read(string root)
    {
        Span<byte> buffer = stackalloc byte[128];
        var text = StatFile.Read(Path.Combine(root, "proc/loadavg"), buffer);
        return TryTake(ref text, out var load1) && TryTake(ref text, out var load5) && TryTake(ref text, out var load15)
            ? new LoadAverage(load1, load5, load15)
            : null;
    }

    private static bool TryTake(ref ReadOnlySpan<byte> text, out double value)
    {
        text = text.TrimStart((byte)' ');
        var found = Utf8Parser.TryParse(text, out value, out var length);
        text = text[length..];
        return found;
    }
}
