namespace HealthChecks.Testing.Servers;

/// <summary>A Redis server of its own for a test: on a free port, with its data in a temporary folder.</summary>
public sealed class RedisServer : LocalServer
{
    private static readonly string? Program = OperatingSystem.IsLinux() ? ServerPrograms.Find("redis-server") : null;

    private readonly string[] _arguments;

    private RedisServer(int port, Func<RedisServer, string[]> arguments)
    {
        Port = port;
        Folder = Directory.CreateTempSubdirectory("healthchecks-redis-").FullName;
        _arguments = arguments(this);
    }

    /// <summary>What is missing to start one, and how to get it; null when nothing is.</summary>
    public static string? Missing => Program is null ? "There is no Redis, or this is not Linux: apt-get install redis-server." : null;

    /// <summary>Where the server runs.</summary>
    public string Folder { get; }

    /// <summary>The server's address, without a user.</summary>
    public string Address => $"redis://127.0.0.1:{Port}";

    /// <inheritdoc />
    protected override IReadOnlyList<string> Command => [Program!, .. _arguments];

    /// <summary>Starts one, and returns when it takes connections. Ends the test when Redis is not installed.</summary>
    /// <param name="arguments">Settings, as on its command line: <c>--name value</c>.</param>
    public static Task<RedisServer> StartAsync(params string[] arguments) => StartOnPortOfAsync("--port", arguments);

    /// <summary>Starts one that speaks TLS only.</summary>
    public static Task<RedisServer> StartWithTlsAsync(params string[] arguments) =>
        StartOnPortOfAsync("--tls-port", ["--port", "0", .. arguments]);

    /// <summary>Starts a sentinel that watches over a master by the name <c>main</c>.</summary>
    public static async Task<RedisServer> StartSentinelAsync(int masterPort)
    {
        ServerRequirement.Need(Missing);
        var sentinel = new RedisServer(FreePort.Find(), static server => [Path.Combine(server.Folder, "sentinel.conf"), "--sentinel"]);
        await File.WriteAllTextAsync(sentinel._arguments[0], $"""
            port {sentinel.Port}
            bind 127.0.0.1
            dir {sentinel.Folder}
            sentinel monitor main 127.0.0.1 {masterPort} 1

            """);
        await sentinel.LaunchAsync();
        return sentinel;
    }

    /// <summary>Starts the server again.</summary>
    public Task StartAsync() => LaunchAsync();

    /// <summary>Has the server do something, and returns what it said.</summary>
    public async Task<string> CommandAsync(params string[] command)
    {
        var (exitCode, output) = await ServerCommand.RunAsync(["redis-cli", "-h", "127.0.0.1", "-p", $"{Port}", .. command]);
        return exitCode == 0 ? output.Trim() : throw new InvalidOperationException($"redis-cli ended with {exitCode}:\n{output}");
    }

    /// <summary>How many connections the server has, without the one that asks.</summary>
    public async Task<int> CountClientsAsync() => (await CommandAsync("CLIENT", "LIST", "TYPE", "normal")).Split('\n').Length - 1;

    /// <inheritdoc />
    protected override void CleanUp() => Directory.Delete(Folder, recursive: true);

    private static async Task<RedisServer> StartOnPortOfAsync(string setting, string[] arguments)
    {
        ServerRequirement.Need(Missing);
        return await StartOnFreePortAsync(port => new RedisServer(
            port,
            server => [.. arguments, setting, $"{port}", "--dir", server.Folder, "--bind", "127.0.0.1"]));
    }
}
