using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace HealthChecks;

/// <summary>Asks one name server, over UDP, and over TCP where the answer does not fit.</summary>
internal sealed class DnsServer(IPEndPoint server)
{
    private const int Tries = 3;
    private static readonly TimeSpan WaitFor = TimeSpan.FromSeconds(1);
    private static readonly NetworkFailure Failed = new(CheckReasons.NameServerFailed, "The name server failed, or did not answer.");

    /// <summary>The addresses of a name; empty where it has none of this family.</summary>
    public async Task<IReadOnlyList<IPAddress>> ResolveAsync(string asciiName, AddressFamily family, CancellationToken cancellationToken)
    {
        var message = new DnsMessage(asciiName, family, (ushort)RandomNumberGenerator.GetInt32(ushort.MaxValue + 1));
        var answer = await AskAsync(message, cancellationToken).ConfigureAwait(false);
        return DnsMessage.Code(answer) switch
        {
            0 => message.Addresses(answer),
            3 => throw new NetworkFailureException(NetworkFailure.NameNotResolved),
            _ => throw new NetworkFailureException(Failed),
        };
    }

    private async Task<byte[]> AskAsync(DnsMessage message, CancellationToken cancellationToken)
    {
        Exception? cause = null;
        for (var tries = 0; tries < Tries; tries++)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(WaitFor);
            try
            {
                var answer = await AskByUdpAsync(message, limit.Token).ConfigureAwait(false);
                return DnsMessage.IsTruncated(answer) ? await AskByTcpAsync(message, limit.Token).ConfigureAwait(false) : answer;
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or IOException)
            {
                cancellationToken.ThrowIfCancellationRequested();
                cause = exception;
            }
        }

        throw new NetworkFailureException(Failed, cause);
    }

    private async Task<byte[]> AskByUdpAsync(DnsMessage message, CancellationToken cancellationToken)
    {
        using var socket = new Socket(server.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        await socket.ConnectAsync(server, cancellationToken).ConfigureAwait(false);
        await socket.SendAsync(message.Question, cancellationToken).ConfigureAwait(false);
        var buffer = new byte[4096];
        while (true)
        {
            var length = await socket.ReceiveAsync(buffer, cancellationToken).ConfigureAwait(false);
            if (message.IsAnswered(buffer.AsSpan(0, length)))
                return buffer[..length];
        }
    }

    private async Task<byte[]> AskByTcpAsync(DnsMessage message, CancellationToken cancellationToken)
    {
        using var client = new TcpClient(server.AddressFamily);
        await client.ConnectAsync(server, cancellationToken).ConfigureAwait(false);
        var stream = client.GetStream();
        var question = new byte[2 + message.Question.Length];
        BinaryPrimitives.WriteUInt16BigEndian(question, (ushort)message.Question.Length);
        message.Question.CopyTo(question, 2);
        await stream.WriteAsync(question, cancellationToken).ConfigureAwait(false);

        var length = new byte[2];
        await stream.ReadExactlyAsync(length, cancellationToken).ConfigureAwait(false);
        var answer = new byte[BinaryPrimitives.ReadUInt16BigEndian(length)];
        await stream.ReadExactlyAsync(answer, cancellationToken).ConfigureAwait(false);
        return message.IsAnswered(answer) ? answer : throw new NetworkFailureException(NetworkFailure.Malformed);
    }
}
