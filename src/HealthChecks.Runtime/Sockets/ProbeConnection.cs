using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace HealthChecks;

/// <summary>One connection of a prober: a request line is read, an answer is written, and that is all.</summary>
internal sealed class ProbeConnection(Socket socket) : IDisposable
{
    private const int MostBytes = 4096;

    private readonly byte[] _received = new byte[MostBytes];
    private int _length;
    private byte[] _answer = [];
    private int _sent;
    private volatile bool _isSending;
    private volatile bool _isOpen = true;

    public Socket Socket { get; } = socket;

    /// <summary>When it was opened; once the answer is being sent, since when that is.</summary>
    public long Since { get; private set; } = Stopwatch.GetTimestamp();

    public bool IsOpen => _isOpen;

    /// <summary>Whether there is an answer of which the socket has not taken all: <see cref="Send"/> has to be called when it takes more.</summary>
    public bool IsSending => _isSending;

    /// <summary>The request, once all of its head is there.</summary>
    public ProbeRequest? Request { get; private set; }

    /// <summary>Reads what is there.</summary>
    /// <returns>Whether there may be more to come, or the request is complete.</returns>
    public bool TryRead()
    {
        int count;
        try
        {
            count = Socket.Receive(_received.AsSpan(_length), SocketFlags.None, out var error);
            if (error == SocketError.WouldBlock)
                return true;
            if (error != SocketError.Success)
                return false;
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            return false;
        }

        _length += count;
        var received = _received.AsSpan(0, _length);
        if (received.IndexOf("\r\n\r\n"u8) >= 0)
            Request = ProbeRequest.Parse(Encoding.ASCII.GetString(received[..received.IndexOf("\r\n"u8)]));
        return Request is not null || (count > 0 && _length < MostBytes);
    }

    /// <summary>Answers, and closes: at once where the socket takes all of it, and else when the server has sent the rest.</summary>
    public void Answer(int statusCode, string contentType, ReadOnlySpan<byte> body, bool isHead)
    {
        var head = Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"HTTP/1.1 {statusCode} {(statusCode < 400 ? "OK" : "Not OK")}\r\nContent-Type: {contentType}\r\nContent-Length: {body.Length}\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n"));
        var answer = new byte[head.Length + (isHead ? 0 : body.Length)];
        head.CopyTo(answer, 0);
        if (!isHead)
            body.CopyTo(answer.AsSpan(head.Length));
        _answer = answer;
        Since = Stopwatch.GetTimestamp();
        Send();
    }

    /// <summary>Sends what the socket takes, and closes when that was the last of it, or the prober has gone.</summary>
    public void Send()
    {
        try
        {
            while (_sent < _answer.Length)
            {
                _sent += Socket.Send(_answer.AsSpan(_sent), SocketFlags.None, out var error);
                if (error == SocketError.WouldBlock)
                {
                    // From here on it is the server's.
                    _isSending = true;
                    return;
                }

                if (error != SocketError.Success)
                    break;
            }

            Socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // It has gone.
        }

        Dispose();
    }

    public void Dispose()
    {
        _isOpen = false;
        Socket.Dispose();
    }
}
