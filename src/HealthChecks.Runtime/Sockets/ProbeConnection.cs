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

    public Socket Socket { get; } = socket;

    public long OpenedAt { get; } = Stopwatch.GetTimestamp();

    public bool IsOpen { get; private set; } = true;

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

    /// <summary>Answers, and closes.</summary>
    public void Answer(int statusCode, string contentType, ReadOnlySpan<byte> body, bool isHead)
    {
        var head = Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"HTTP/1.1 {statusCode} {(statusCode < 400 ? "OK" : "Not OK")}\r\nContent-Type: {contentType}\r\nContent-Length: {body.Length}\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n"));
        var answer = new byte[head.Length + (isHead ? 0 : body.Length)];
        head.CopyTo(answer, 0);
        if (!isHead)
            body.CopyTo(answer.AsSpan(head.Length));
        try
        {
            // It fits into the socket's buffer; a prober that does not read is not waited for.
            Socket.Send(answer, SocketFlags.None, out _);
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
        IsOpen = false;
        Socket.Dispose();
    }
}
