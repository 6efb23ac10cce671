using System.Globalization;
using System.Text;

namespace HealthChecks;

/// <summary>What the process answered.</summary>
internal readonly record struct ProbeAnswer(int StatusCode, string Body)
{
    /// <summary>Whether nothing of an answer is missing, as far as its head tells.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> response, bool isHeadEnough)
    {
        var end = response.IndexOf("\r\n\r\n"u8);
        return end >= 0 && (isHeadEnough || (ContentLength(Encoding.ASCII.GetString(response[..end])) is { } length && response.Length - end - 4 >= length));
    }

    /// <exception cref="IOException">It is no answer, or not a whole one.</exception>
    public static ProbeAnswer Read(ReadOnlySpan<byte> response, bool isHeadEnough)
    {
        var end = response.IndexOf("\r\n\r\n"u8);
        var head = end < 0 ? "" : Encoding.ASCII.GetString(response[..end]);
        if (!head.StartsWith("HTTP/1.", StringComparison.Ordinal)
            || head.Length < 12
            || !int.TryParse(head.AsSpan(9, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var statusCode))
        {
            throw new IOException("it did not answer with HTTP/1.1.");
        }

        // A process that dies while it answers may have said "Healthy" before.
        var body = response[(end + 4)..];
        if (ContentLength(head) is { } length)
        {
            if (length > body.Length && !isHeadEnough)
                throw new IOException("its answer broke off.");
            body = body[..(int)Math.Min(length, body.Length)];
        }

        return new ProbeAnswer(statusCode, Encoding.UTF8.GetString(body));
    }

    private static long? ContentLength(string head)
    {
        const string Name = "\r\nContent-Length:";
        var start = head.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        if (start < 0)
            return null;

        var value = head.AsSpan(start + Name.Length);
        var end = value.IndexOf('\r');
        return long.TryParse(end < 0 ? value : value[..end], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var length)
            ? length
            : null;
    }
}
