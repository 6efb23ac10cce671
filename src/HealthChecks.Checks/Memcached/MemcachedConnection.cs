using System.Globalization;
using System.Text;

namespace HealthChecks;

/// <summary>A connection to a memcached server, in its text protocol.</summary>
internal sealed class MemcachedConnection : IDisposable
{
    private const int MaximumLines = 1000;

    private readonly ServerStream _stream;

    private MemcachedConnection(ServerStream stream) => _stream = stream;

    public static async Task<MemcachedConnection> OpenAsync(ServerAddress server, CancellationToken cancellationToken) =>
        new(await ServerStream.ConnectAsync(server, tls: null, cancellationToken).ConfigureAwait(false));

    /// <summary>The server's version.</summary>
    public async Task<string> VersionAsync(CancellationToken cancellationToken)
    {
        const string Answer = "VERSION ";
        var line = await AskAsync("version\r\n", cancellationToken).ConfigureAwait(false);
        return line.StartsWith(Answer, StringComparison.Ordinal) ? line[Answer.Length..] : throw Failure(line);
    }

    /// <summary>The server's figures that are whole numbers, by their names.</summary>
    public async Task<IReadOnlyDictionary<string, long>> StatisticsAsync(CancellationToken cancellationToken)
    {
        var figures = new Dictionary<string, long>(StringComparer.Ordinal);
        var line = await AskAsync("stats\r\n", cancellationToken).ConfigureAwait(false);
        for (var lines = 0; line != "END"; lines++)
        {
            if (line.Split(' ') is not ["STAT", var name, .. var value] || lines == MaximumLines)
                throw Failure(line);
            if (long.TryParse(string.Join(' ', value), NumberStyles.None, CultureInfo.InvariantCulture, out var figure))
                figures[name] = figure;
            line = await ReadLineAsync(cancellationToken).ConfigureAwait(false);
        }

        return figures;
    }

    public void Dispose() => _stream.Dispose();

    private async Task<string> AskAsync(string command, CancellationToken cancellationToken)
    {
        await _stream.WriteAsync(Encoding.ASCII.GetBytes(command), cancellationToken).ConfigureAwait(false);
        return await ReadLineAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _stream.ReadLineAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidDataException exception)
        {
            throw new ServerFailureException(CheckReasons.UnexpectedReply, "The server answered, and not what it was asked.", exception);
        }
    }

    private static ServerFailureException Failure(string line) => line switch
    {
        "CLIENT_ERROR unauthenticated" => new(CheckReasons.LoginRefused, "The server wants a user and password, which the check has not."),
        _ when line.StartsWith("ERROR Too many open connections", StringComparison.Ordinal) =>
            new(CheckReasons.ConnectionFailed, "The server has as many connections as it takes."),
        _ => new(CheckReasons.UnexpectedReply, "The server answered, and not what it was asked."),
    };
}
