using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HealthChecks;

/// <summary>A question to a name server for the addresses of a name, and the answer to it (RFC 1035).</summary>
internal sealed class DnsMessage
{
    private const int HeaderLength = 12;
    private const ushort Ipv4Type = 1;
    private const ushort Ipv6Type = 28;
    private const ushort InternetClass = 1;

    private readonly ushort _id;
    private readonly ushort _type;

    public DnsMessage(string asciiName, AddressFamily family, ushort id)
    {
        _id = id;
        _type = family == AddressFamily.InterNetworkV6 ? Ipv6Type : Ipv4Type;
        var question = new List<byte>(asciiName.Length + 18);
        Add(id);
        Add(0x0100); // Recursion desired.
        Add(1); // One question, nothing else.
        question.AddRange(new byte[6]);
        foreach (var label in asciiName.Split('.'))
        {
            question.Add((byte)label.Length);
            question.AddRange(Encoding.ASCII.GetBytes(label));
        }

        question.Add(0);
        Add(_type);
        Add(InternetClass);
        Question = [.. question];

        void Add(ushort value) => question.AddRange([(byte)(value >> 8), (byte)value]);
    }

    /// <summary>What is sent.</summary>
    public byte[] Question { get; }

    /// <summary>Whether something that came is the answer to this question, and not to another one or from somebody else.</summary>
    public bool IsAnswered(ReadOnlySpan<byte> message)
    {
        if (message.Length < Question.Length || Number(message, 0) != _id || (message[2] & 0x80) == 0 || Number(message, 4) != 1)
            return false;

        // Servers may answer a name in letters of another case.
        return Ascii.EqualsIgnoreCase(message[HeaderLength..Question.Length], Question.AsSpan(HeaderLength));
    }

    /// <summary>Whether the answer did not fit, and is to be had over TCP.</summary>
    public static bool IsTruncated(ReadOnlySpan<byte> answer) => (answer[2] & 0x02) != 0;

    /// <summary>0 for an answer, 3 for a name that does not exist, else a failure of the server.</summary>
    public static int Code(ReadOnlySpan<byte> answer) => answer[3] & 0x0F;

    /// <summary>The addresses in an answer, at the end of whatever aliases.</summary>
    /// <exception cref="FormatException">The answer is malformed.</exception>
    public List<IPAddress> Addresses(ReadOnlySpan<byte> answer)
    {
        var addresses = new List<IPAddress>();
        var position = Question.Length;
        for (var left = Number(answer, 6); left > 0; left--)
        {
            position = SkipName(answer, position);
            Need(answer, position + 10);
            var length = Number(answer, position + 8);
            Need(answer, position + 10 + length);
            var isAddress = Number(answer, position) == _type && Number(answer, position + 2) == InternetClass;
            if (isAddress && length == (_type == Ipv6Type ? 16 : 4))
                addresses.Add(new IPAddress(answer.Slice(position + 10, length)));
            position += 10 + length;
        }

        return addresses;
    }

    private static int SkipName(ReadOnlySpan<byte> answer, int position)
    {
        while (true)
        {
            Need(answer, position + 1);
            var length = answer[position];

            // A pointer to a name elsewhere ends it, and is not followed.
            if (length >= 0xC0)
                return position + 2;
            position += 1 + length;
            if (length == 0)
                return position;
        }
    }

    private static void Need(ReadOnlySpan<byte> answer, int length)
    {
        if (answer.Length < length)
            throw new FormatException("The answer of the name server ends too soon.");
    }

    private static ushort Number(ReadOnlySpan<byte> message, int position) => BinaryPrimitives.ReadUInt16BigEndian(message[position..]);
}
