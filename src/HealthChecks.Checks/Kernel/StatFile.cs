using System.Buffers.Text;
using System.Text;

namespace HealthChecks;

/// <summary>Reads the kernel's small text files without a stream.</summary>
internal static class StatFile
{
    /// <summary>Twice what the longest of them has been seen to need.</summary>
    public const int BufferSize = 8192;

    /// <summary>The text of a file, cut off where the buffer ends; empty when it cannot be read.</summary>
    public static ReadOnlySpan<byte> Read(string path, Span<byte> buffer)
    {
        if (!File.Exists(path))
            return default;

        try
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var length = 0;
            while (RandomAccess.Read(file, buffer[length..], length) is > 0 and var count)
                length += count;
            return buffer[..length];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return default;
        }
    }

    /// <summary>The number that a file begins with; false when there is none, as in <c>max</c>.</summary>
    public static bool TryReadNumber(string path, out long value)
    {
        Span<byte> buffer = stackalloc byte[32];
        return Utf8Parser.TryParse(Read(path, buffer), out value, out _);
    }

    /// <summary>The number behind a name at the beginning of a line: <c>name 1</c> or <c>name:   1 kB</c>.</summary>
    public static bool TryGetField(ReadOnlySpan<byte> text, string name, out long value)
    {
        Span<byte> prefix = stackalloc byte[name.Length];
        Encoding.ASCII.GetBytes(name, prefix);
        while (!text.IsEmpty)
        {
            if (text.StartsWith(prefix) && text[prefix.Length..] is [(byte)' ' or (byte)':', ..] rest)
                return Utf8Parser.TryParse(rest[1..].TrimStart(" \t"u8), out value, out _);

            var end = text.IndexOf((byte)'\n');
            text = end < 0 ? default : text[(end + 1)..];
        }

        value = 0;
        return false;
    }
}
