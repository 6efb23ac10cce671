using System.Buffers;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace HealthChecks;

/// <summary>A connection to a server that speaks in lines and counted bytes. Whatever a peer sends, little of it is held.</summary>
internal sealed class ServerStream : IDisposable
{
    /// <summary>The longest line that is read, and the longest piece of counted bytes.</summary>
    public const int MaximumBytes = 1024 * 1024;

    private readonly Stream _stream;
    private readonly byte[] _buffer = new byte[4096];
    private int _start;
    private int _end;

    private ServerStream(Stream stream) => _stream = stream;

    /// <summary>Connects, and agrees on TLS where options for it are given.</summary>
    /// <exception cref="ServerFailureException">Nobody is there, or TLS was not agreed on.</exception>
    public static async Task<ServerStream> ConnectAsync(
        ServerAddress server,
        SslClientAuthenticationOptions? tls,
        CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        Stream? stream = null;
        try
        {
            await socket.ConnectAsync(server.Host, server.Port, cancellationToken).ConfigureAwait(false);
            ProbeWhenIdle(socket);
            stream = new NetworkStream(socket, ownsSocket: true);
            if (tls is not null)
            {
                var secured = new SslStream(stream);
                stream = secured;
                await secured.AuthenticateAsClientAsync(tls, cancellationToken).ConfigureAwait(false);
            }

            return new ServerStream(stream);
        }
        catch (Exception exception)
        {
            if (stream is null)
                socket.Dispose();
            else
                await stream.DisposeAsync().ConfigureAwait(false);

            throw exception switch
            {
                OperationCanceledException => new OperationCanceledException(exception.Message, exception, cancellationToken),
                AuthenticationException or IOException => new ServerFailureException(
                    CheckReasons.TlsFailed,
                    "No secure connection could be agreed on, or the server's certificate is not trusted.",
                    exception),
                _ => new ServerFailureException(CheckReasons.ConnectionFailed, "No connection could be opened.", exception),
            };
        }
    }

    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await _stream.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        await _stream.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The next line, without its end.</summary>
    /// <exception cref="InvalidDataException">It is longer than any line of the protocols.</exception>
    public async Task<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        var line = new ArrayBufferWriter<byte>();
        while (true)
        {
            var arrived = _buffer.AsSpan(_start, _end - _start);
            var newline = arrived.IndexOf((byte)'\n');
            line.Write(newline < 0 ? arrived : arrived[..newline]);
            _start = newline < 0 ? _end : _start + newline + 1;
            if (newline >= 0)
                return Encoding.UTF8.GetString(line.WrittenSpan.TrimEnd((byte)'\r'));

            if (line.WrittenCount > MaximumBytes)
                throw new InvalidDataException("The server sent a line without end.");
            await FillAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>As many bytes, as text.</summary>
    public async Task<string> ReadTextAsync(int count, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MaximumBytes);
        var bytes = new byte[count];
        for (var read = 0; read < count;)
        {
            if (_start == _end)
                await FillAsync(cancellationToken).ConfigureAwait(false);

            var length = Math.Min(count - read, _end - _start);
            _buffer.AsSpan(_start, length).CopyTo(bytes.AsSpan(read));
            _start += length;
            read += length;
        }

        return Encoding.UTF8.GetString(bytes);
    }

    public void Dispose() => _stream.Dispose();

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        _start = 0;
        _end = 0;
        _end = await _stream.ReadAsync(_buffer, cancellationToken).ConfigureAwait(false);
        if (_end == 0)
            throw new EndOfStreamException("The server closed the connection.");
    }

    /// <summary>A peer that went away without a word is found out between two runs, and not by the next one's timeout.</summary>
    private static void ProbeWhenIdle(Socket socket)
    {
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, 10);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, 2);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, 3);
    }
}
