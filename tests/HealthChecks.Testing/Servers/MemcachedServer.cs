using System.Net.Sockets;

namespace HealthChecks.Testing.Servers;

/// <summary>A memcached server of its own for a test, on a free port.</summary>
public sealed class MemcachedServer : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(30);
    private static readonly string? Program = OperatingSystem.IsLinux() ? ServerPrograms.Find("memcached") : null;

    private readonly string[] _arguments;
    private ServerProcess? _process;

    private MemcachedServer(string[] arguments) => _arguments = arguments;

    /// <summary>What is missing to start one, and how to get it; null when nothing is.</summary>
    public static string? Missing => Program is null ? "There is no memcached, or this is not Linux: apt-get install memcached." : null;

    /// <summary>The port, the same after a restart.</summary>
    public int Port { get; private init; }

    /// <summary>Starts one, and returns when it takes connections. Ends the test when memcached is not installed.</summary>
    /// <param name="arguments">Settings, as on its command line.</param>
    public static async Task<MemcachedServer> StartAsync(params string[] arguments)
    {
        ServerRequirement.Need(Missing);
        for (var attempt = 1; ; attempt++)
        {
            // A port that was free when we looked may be taken when the server wants it.
            var server = new MemcachedServer(arguments) { Port = FreePort.Find() };
            try
            {
                await server.StartAsync();
                return server;
            }
            catch (InvalidOperationException) when (attempt < 3)
            {
                await server.DisposeAsync();
            }
        }
    }

    /// <summary>Starts the server again.</summary>
    public async Task StartAsync()
    {
        // It refuses to run as root unless told whose rights to take.
        string[] user = Environment.IsPrivilegedProcess ? ["-u", "nobody"] : [];
        _process = ServerProcess.Start([Program!, "-l", "127.0.0.1", "-p", $"{Port}", .. user, .. _arguments]);
        await _process.WaitUntilAsync(ListensAsync, StartTimeout);
    }

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

    /// <summary>Has the server do something, and returns the first line of what it said.</summary>
    public async Task<string?> CommandAsync(string command)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(command + "\r\n"));
        using var reader = new StreamReader(stream);
        return await reader.ReadLineAsync();
    }

    /// <summary>What the server counts, by name.</summary>
    public async Task<IReadOnlyDictionary<string, string>> StatisticsAsync()
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync("stats\r\n"u8.ToArray());
        using var reader = new StreamReader(stream);
        Dictionary<string, string> figures = new(StringComparer.Ordinal);
        while (await reader.ReadLineAsync() is { } line && line.Split(' ', 3) is [_, var name, var value])
            figures[name] = value;
        return figures;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await StopAsync();

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
