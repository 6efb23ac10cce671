using System.Net.Sockets;

namespace HealthChecks.Testing.Servers;

/// <summary>A Redis server of its own for a test: on a free port, with its data in a temporary folder.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(30);
    private static readonly string? Program = OperatingSystem.IsLinux() ? ServerPrograms.Find("redis-server") : null;

    private readonly string[] _arguments;
    private ServerProcess? _process;

    private RedisServer(string[] arguments)
    {
        _arguments = arguments;
        Folder = Directory.CreateTempSubdirectory("healthchecks-redis-").FullName;
    }

    /// <summary>What is missing to start one, and how to get it; null when nothing is.</summary>
    public static string? Missing => Program is null ? "There is no Redis, or this is not Linux: apt-get install redis-server." : null;

    /// <summary>The port, the same after a restart.</summary>
    public int Port { get; private set; }

    /// <summary>Where the server runs.</summary>
    public string Folder { get; }

    /// <summary>The server's address, without a user.</summary>
    public string Address => $"redis://127.0.0.1:{Port}";

    /// <summary>Starts one, and returns when it takes connections. Ends the test when Redis is not installed.</summary>
    /// <param name="arguments">Settings, as on its command line: <c>--name value</c>.</param>
    public static Task<RedisServer> StartAsync(params string[] arguments) => StartOnFreePortAsync("--port", arguments);

    /// <summary>Starts one that speaks TLS only.</summary>
    public static Task<RedisServer> StartWithTlsAsync(params string[] arguments) =>
        StartOnFreePortAsync("--tls-port", ["--port", "0", .. arguments]);

    /// <summary>Starts a sentinel that watches over a master by the name <c>main</c>.</summary>
    public static async Task<RedisServer> StartSentinelAsync(int masterPort)
    {
        ServerRequirement.Need(Missing);
        var sentinel = new RedisServer([]) { Port = FreePort.Find() };
        var file = Path.Combine(sentinel.Folder, "sentinel.conf");
        await File.WriteAllTextAsync(file, $"""
            port {sentinel.Port}
            bind 127.0.0.1
            dir {sentinel.Folder}
            sentinel monitor main 127.0.0.1 {masterPort} 1

            """);
        await sentinel.LaunchAsync([Program!, file, "--sentinel"]);
        return sentinel;
    }

    /// <summary>Starts the server again.</summary>
    public Task StartAsync() => LaunchAsync([Program!, .. _arguments, "--dir", Folder, "--bind", "127.0.0.1"]);

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

    /// <summary>Has the server do something, and returns what it said.</summary>
    public async Task<string> CommandAsync(params string[] command)
    {
        var (exitCode, output) = await ServerCommand.RunAsync(["redis-cli", "-h", "127.0.0.1", "-p", $"{Port}", .. command]);
        return exitCode == 0 ? output.Trim() : throw new InvalidOperationException($"redis-cli ended with {exitCode}:\n{output}");
    }

    /// <summary>How many connections the server has, without the one that asks.</summary>
    public async Task<int> CountClientsAsync() => (await CommandAsync("CLIENT", "LIST", "TYPE", "normal")).Split('\n').Length - 1;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>A port that was free when we looked may be taken when the server wants it.</summary>
    private static async Task<RedisServer> StartOnFreePortAsync(string portSetting, string[] arguments)
    {
        ServerRequirement.Need(Missing);
        for (var attempt = 1; ; attempt++)
        {
            var port = FreePort.Find();
            var server = new RedisServer([.. arguments, portSetting, $"{port}"]) { Port = port };
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

    private async Task LaunchAsync(string[] command)
    {
        _process = ServerProcess.Start(command);
        await _process.WaitUntilAsync(ListensAsync, StartTimeout);
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
