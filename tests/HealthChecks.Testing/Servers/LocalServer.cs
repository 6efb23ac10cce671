using System.Net.Sockets;

namespace HealthChecks.Testing.Servers;

/// <summary>A server of one process on a port of this machine. Stop, start, suspend and resume it to see what a check makes of it.</summary>
public abstract class LocalServer : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(30);

    private ServerProcess? _process;

    /// <summary>The port, the same after a restart.</summary>
    public int Port { get; protected init; }

    /// <summary>The program and its arguments.</summary>
    protected abstract IReadOnlyList<string> Command { get; }

    /// <summary>Stops the server; open connections are closed, new ones refused.</summary>
    public async Task StopAsync()
    {
        if (_process is { } process)
        {
            await process.StopAsync(Signals.Terminate);
            await process.DisposeAsync();
            _process = null;
        }
    }

    /// <summary>Freezes the server: the kernel goes on taking connections, and nothing answers.</summary>
    public void Suspend() => _process?.Suspend();

    /// <summary>Lets a suspended server go on.</summary>
    public void Resume() => _process?.Resume();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        CleanUp();
        GC.SuppressFinalize(this);
    }

    /// <summary>Starts one on a port that nobody has.</summary>
    protected static async Task<TServer> StartOnFreePortAsync<TServer>(Func<int, TServer> create)
        where TServer : LocalServer
    {
        for (var attempt = 1; ; attempt++)
        {
            // A port that was free when we looked may be taken when the server wants it.
            var server = create(FreePort.Find());
            try
            {
                await server.LaunchAsync();
                return server;
            }
            catch (InvalidOperationException) when (attempt < 3)
            {
                await server.DisposeAsync();
            }
        }
    }

    /// <summary>Starts the server, and returns when it takes connections.</summary>
    protected async Task LaunchAsync()
    {
        _process = ServerProcess.Start(Command);
        await _process.WaitUntilAsync(ListensAsync, StartTimeout);
    }

    /// <summary>Removes what the server kept outside of its process.</summary>
    protected virtual void CleanUp()
    {
    }

    private async Task<bool> ListensAsync()
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
