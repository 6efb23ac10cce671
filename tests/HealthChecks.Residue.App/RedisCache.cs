using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Caching.Distributed;

namespace HealthChecks.Residue.App;

/// <summary>A distributed cache in Redis, on one connection: as much of one as the check uses.</summary>
/// <param name="server">The server, as <c>host:port</c>.</param>
public sealed class RedisCache(string server) : IDistributedCache, IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private TcpClient? _connection;

    /// <inheritdoc />
    public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => AskAsync(token, "GET"u8.ToArray(), Encoding.UTF8.GetBytes(key));

    /// <inheritdoc />
    public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
    {
        var life = ((long)options.AbsoluteExpirationRelativeToNow!.Value.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        return AskAsync(token, "SET"u8.ToArray(), Encoding.UTF8.GetBytes(key), value, "PX"u8.ToArray(), Encoding.UTF8.GetBytes(life));
    }

    /// <inheritdoc />
    public Task RemoveAsync(string key, CancellationToken token = default) => AskAsync(token, "DEL"u8.ToArray(), Encoding.UTF8.GetBytes(key));

    /// <inheritdoc />
    public byte[]? Get(string key) => throw new NotSupportedException();

    /// <inheritdoc />
    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => throw new NotSupportedException();

    /// <inheritdoc />
    public void Refresh(string key) => throw new NotSupportedException();

    /// <inheritdoc />
    public Task RefreshAsync(string key, CancellationToken token = default) => throw new NotSupportedException();

    /// <inheritdoc />
    public void Remove(string key) => throw new NotSupportedException();

    /// <inheritdoc />
    public void Dispose()
    {
        _connection?.Dispose();
        _turn.Dispose();
    }

    private async Task<byte[]?> AskAsync(CancellationToken cancellationToken, params byte[][] command)
    {
        await _turn.WaitAsync(cancellationToken);
        var isDone = false;
        try
        {
            if (_connection is null)
            {
                _connection = new TcpClient { NoDelay = true };
                var separator = server.LastIndexOf(':');
                await _connection.ConnectAsync(server[..separator], int.Parse(server[(separator + 1)..], CultureInfo.InvariantCulture), cancellationToken);
            }

            var stream = _connection.GetStream();
            await stream.WriteAsync(Encode(command), cancellationToken);
            var answer = await ReadAsync(stream, cancellationToken);
            isDone = true;
            return answer;
        }
        finally
        {
            // An answer that was not read would be the next one's.
            if (!isDone)
            {
                _connection?.Dispose();
                _connection = null;
            }

            _turn.Release();
        }
    }

    private static byte[] Encode(byte[][] command)
    {
        using var bytes = new MemoryStream();
        bytes.Write(Encoding.ASCII.GetBytes($"*{command.Length}\r\n"));
        foreach (var part in command)
        {
            bytes.Write(Encoding.ASCII.GetBytes($"${part.Length}\r\n"));
            bytes.Write(part);
            bytes.Write("\r\n"u8);
        }

        return bytes.ToArray();
    }

    private static async Task<byte[]?> ReadAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (line.Length < 2 || line[^1] != '\n')
        {
            await stream.ReadExactlyAsync(one, cancellationToken);
            line.Append((char)one[0]);
        }

        switch (line[0])
        {
            case '-':
                throw new IOException(line.ToString());
            case '$' when line[1] != '-':
                var value = new byte[int.Parse(line.ToString(1, line.Length - 3), CultureInfo.InvariantCulture) + 2];
                await stream.ReadExactlyAsync(value, cancellationToken);
                return value[..^2];
            default:
                return null;
        }
    }
}
