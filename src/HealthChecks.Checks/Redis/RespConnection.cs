using System.Globalization;
using System.Net.Security;
using System.Text;

namespace HealthChecks;

/// <summary>A connection to a Redis server, in version 2 of its protocol, which every version of the server speaks.</summary>
internal sealed class RespConnection : IDisposable
{
    private const int MaximumItems = 1024;
    private const int MaximumDepth = 4;

    private readonly ServerStream _stream;

    private RespConnection(ServerStream stream) => _stream = stream;

    /// <summary>Connects and logs in.</summary>
    /// <exception cref="ServerFailureException">It cannot be done; the reason says why.</exception>
    public static async Task<RespConnection> OpenAsync(
        ServerAddress server,
        SslClientAuthenticationOptions? tls,
        string? user,
        string? password,
        CancellationToken cancellationToken)
    {
        var stream = await ServerStream.ConnectAsync(server, tls, cancellationToken).ConfigureAwait(false);
        var connection = new RespConnection(stream);
        var isOpen = false;
        try
        {
            if (password is not null)
            {
                string[] login = user is null ? ["AUTH", password] : ["AUTH", user, password];
                var reply = await connection.SendAsync(cancellationToken, login).ConfigureAwait(false);
                if (reply.IsError)
                    throw reply.LoginFailure();
            }

            isOpen = true;
            return connection;
        }
        finally
        {
            if (!isOpen)
                connection.Dispose();
        }
    }

    /// <summary>Sends one command, and waits for its reply.</summary>
    /// <exception cref="IOException">The connection is lost.</exception>
    /// <exception cref="ServerFailureException">The reply is not in the protocol.</exception>
    public async Task<RespReply> SendAsync(CancellationToken cancellationToken, params string[] command)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"*{command.Length}\r\n");
        foreach (var part in command)
            text.Append(CultureInfo.InvariantCulture, $"${Encoding.UTF8.GetByteCount(part)}\r\n{part}\r\n");

        await _stream.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellationToken).ConfigureAwait(false);
        try
        {
            return await ReadAsync(depth: 0, cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidDataException exception)
        {
            throw RespReply.Unexpected(exception);
        }
    }

    public void Dispose() => _stream.Dispose();

    private async Task<RespReply> ReadAsync(int depth, CancellationToken cancellationToken)
    {
        var line = await _stream.ReadLineAsync(cancellationToken).ConfigureAwait(false);
        switch (line.Length == 0 ? '\0' : line[0])
        {
            case '+' or ':':
                return new RespReply(IsError: false, line[1..]);

            case '-':
                return new RespReply(IsError: true, line[1..]);

            case '$':
                if (CountIn(line, ServerStream.MaximumBytes) is not { } length)
                    return new RespReply(IsError: false, Text: null);

                var text = await _stream.ReadTextAsync(length, cancellationToken).ConfigureAwait(false);
                await _stream.ReadLineAsync(cancellationToken).ConfigureAwait(false);
                return new RespReply(IsError: false, text);

            case '*' when depth < MaximumDepth:
                if (CountIn(line, MaximumItems) is not { } count)
                    return new RespReply(IsError: false, Text: null);

                var items = new List<RespReply>(count);
                while (items.Count < count)
                    items.Add(await ReadAsync(depth + 1, cancellationToken).ConfigureAwait(false));
                return new RespReply(IsError: false, Text: null, items);

            default:
                throw new InvalidDataException("The reply is not in the protocol.");
        }
    }

    /// <summary>The count behind a type's character; null for the one that stands for nothing.</summary>
    private static int? CountIn(string line, int maximum)
    {
        var isNumber = int.TryParse(line.AsSpan(1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count);
        if (!isNumber || count < -1 || count > maximum)
            throw new InvalidDataException("The reply is longer than any to what was asked.");

        return count < 0 ? null : count;
    }
}
