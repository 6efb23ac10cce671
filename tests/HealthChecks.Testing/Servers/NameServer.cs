using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace HealthChecks.Testing.Servers;

/// <summary>A name server on the loopback interface, over UDP and TCP on one port, that answers what a test says.</summary>
public sealed class NameServer : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly UdpClient _udp;
    private readonly TcpListener _tcp = new(IPAddress.Loopback, 0);
    private readonly Func<byte[], IEnumerable<byte[]>> _overUdp;
    private readonly Func<byte[], byte[]>? _overTcp;
    private readonly Task _loops;
    private int _asked;

    /// <param name="overUdp">The packets that answer a question; none to say nothing.</param>
    /// <param name="overTcp">The answer over TCP; null to close the connection.</param>
    public NameServer(Func<byte[], IEnumerable<byte[]>> overUdp, Func<byte[], byte[]>? overTcp = null)
    {
        (_overUdp, _overTcp) = (overUdp, overTcp);
        _tcp.Start();
        Address = (IPEndPoint)_tcp.LocalEndpoint;
        _udp = new UdpClient(Address);
        _loops = Task.WhenAll(ServeUdpAsync(), ServeTcpAsync());
    }

    public IPEndPoint Address { get; }

    /// <summary>How long an answer over UDP takes. Zero at first.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>How many questions came over UDP.</summary>
    public int Asked => Volatile.Read(ref _asked);

    /// <summary>Whether a question is for addresses of version 6.</summary>
    public static bool IsForVersion6(byte[] question) => question[^3] == 28;

    /// <summary>An answer with a code and addresses, each behind an alias; the flags are those of the third byte.</summary>
    public static byte[] Answer(byte[] question, int code, string[] addresses, byte flags = 0x81)
    {
        var answer = new List<byte>(question);
        (answer[2], answer[3], answer[7]) = (flags, (byte)(0x80 | code), (byte)(addresses.Length * 2));
        foreach (var address in addresses.Select(IPAddress.Parse))
        {
            answer.AddRange([0xC0, 12, 0, 5, 0, 1, 0, 0, 0, 9, 0, 4, 1, (byte)'a', 0xC0, 12]);
            var bytes = address.GetAddressBytes();
            answer.AddRange([1, (byte)'a', 0, 0, (byte)(bytes.Length == 4 ? 1 : 28), 0, 1, 0, 0, 0, 9, 0, (byte)bytes.Length, .. bytes]);
        }

        return [.. answer];
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _loops;
        _udp.Dispose();
        _tcp.Stop();
        _stopping.Dispose();
    }

    private async Task ServeUdpAsync()
    {
        try
        {
            while (true)
            {
                var question = await _udp.ReceiveAsync(_stopping.Token);
                Interlocked.Increment(ref _asked);
                await Task.Delay(Delay, _stopping.Token);
                foreach (var packet in _overUdp(question.Buffer))
                    await _udp.SendAsync(packet, question.RemoteEndPoint, _stopping.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }
    }

    private async Task ServeTcpAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _tcp.AcceptTcpClientAsync(_stopping.Token);
                if (_overTcp is null)
                    continue;

                var stream = client.GetStream();
                var length = new byte[2];
                await stream.ReadExactlyAsync(length, _stopping.Token);
                var question = new byte[BinaryPrimitives.ReadUInt16BigEndian(length)];
                await stream.ReadExactlyAsync(question, _stopping.Token);
                var answer = _overTcp(question);
                await stream.WriteAsync(new[] { (byte)(answer.Length >> 8), (byte)answer.Length }, _stopping.Token);
                await stream.WriteAsync(answer, _stopping.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }
    }
}
