using System.Globalization;
using System.Text;

namespace HealthChecks;

/// <summary>Commands to a mail server and its replies, line by line, with bounds on both.</summary>
internal sealed class SmtpConversation(Stream stream)
{
    private const int LongestLine = 2048;
    private const int MostLines = 100;

    private readonly byte[] _buffer = new byte[1024];
    private int _start;
    private int _end;

    /// <summary>
    /// Whether the server said more than it was asked. Before encryption begins it may not: what was slipped in there would be believed
    /// afterwards.
    /// </summary>
    public bool HasUnread => _start < _end;

    public async Task<SmtpReply> CommandAsync(string line, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), cancellationToken).ConfigureAwait(false);
        await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
        return await ReadAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task<SmtpReply> ReadAsync(CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        while (lines.Count < MostLines)
        {
            var line = await ReadLineAsync(cancellationToken).ConfigureAwait(false);
            var isLast = line.Length == 3 || (line.Length > 3 && line[3] == ' ');
            if ((!isLast && (line.Length < 4 || line[3] != '-'))
                || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code))
            {
                throw new NetworkFailureException(NetworkFailure.Malformed);
            }

            lines.Add(line.Length > 4 ? line[4..] : "");
            if (isLast)
                return new SmtpReply(code, lines);
        }

        throw new NetworkFailureException(NetworkFailure.Malformed);
    }

    private async Task<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        while (line.Length <= LongestLine)
        {
            if (_start == _end)
            {
                (_start, _end) = (0, await stream.ReadAsync(_buffer, cancellationToken).ConfigureAwait(false));
                if (_end == 0)
                    throw new NetworkFailureException(NetworkFailure.Lost);
            }

            var next = (char)_buffer[_start++];
            if (next == '\n')
                return line.ToString().TrimEnd('\r');
            line.Append(next);
        }

        throw new NetworkFailureException(NetworkFailure.Malformed);
    }
}
