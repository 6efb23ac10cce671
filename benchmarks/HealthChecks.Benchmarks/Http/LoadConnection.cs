using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HealthChecks.Benchmarks.Http;

/// <summary>One connection that asks again as soon as it is answered.</summary>
internal sealed class LoadConnection
{
    private readonly byte[] _request;
    private readonly byte[] _received = new byte[64 * 1024];
    private int _length;
    private int _expected;

    public LoadConnection(IPEndPoint server, string path)
    {
        Socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        Socket.Connect(server);
        _request = Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n\r\n");
    }

    public Socket Socket { get; }

    public void Send()
    {
        _length = 0;
        _expected = 0;
        Socket.Send(_request);
    }

    /// <summary>Reads what there is, and says whether the answer is complete.</summary>
    public bool Receive()
    {
        var count = Socket.Receive(_received.AsSpan(_length));
        if (count == 0)
            throw new IOException("The server closed the connection.");
        _length += count;
        if (_expected == 0)
            _expected = Expected(_received.AsSpan(0, _length));
        return _expected == -1 ? _received.AsSpan(0, _length).EndsWith("0\r\n\r\n"u8) : _length >= _expected;
    }

    // 0: not known yet; -1: until the last chunk.
    private static int Expected(ReadOnlySpan<byte> received)
    {
        var end = received.IndexOf("\r\n\r\n"u8);
        if (end < 0)
            return 0;
        if (!received.StartsWith("HTTP/1.1 200"u8))
            throw new IOException("Not a healthy answer: " + Encoding.ASCII.GetString(received[..end]));

        var headers = received[..end];
        var length = headers.IndexOf("Content-Length: "u8);
        if (length < 0)
            return -1;
        if (!Utf8Parser.TryParse(headers[(length + "Content-Length: ".Length)..], out int body, out _))
            throw new IOException("Not a length.");
        return end + "\r\n\r\n".Length + body;
    }
}
