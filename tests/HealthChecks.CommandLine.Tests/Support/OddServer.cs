using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HealthChecks.Tests.Support;

/// <summary>A listener that says one thing to everybody, or nothing.</summary>
internal sealed class OddServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<TcpClient> _clients = [];

    private OddServer()
    {
    }

    public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>What the last request said.</summary>
    public string Request { get; private set; } = "";

    /// <summary>Sends the answer and closes; null: keeps the connection open and says nothing.</summary>
    public static OddServer Saying(string? answer)
    {
        var server = new OddServer();
        server._listener.Start();
        _ = server.ServeAsync(answer);
        return server;
    }

    public void Dispose()
    {
        _listener.Dispose();
        foreach (var client in _clients)
            client.Dispose();
    }

    private async Task ServeAsync(string? answer)
    {
        while (true)
        {
            TcpClient client;
            try
            {
                client = await _listener.AcceptTcpClientAsync();
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                return;
            }

            _clients.Add(client);
            if (answer is null)
                continue;

            var buffer = new byte[4096];
            var length = await client.GetStream().ReadAsync(buffer);
            Request = Encoding.ASCII.GetString(buffer, 0, length);
            await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(answer));
            client.Client.Shutdown(SocketShutdown.Send);
        }
    }
}
