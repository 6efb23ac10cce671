using Xunit;

namespace HealthChecks.Testing.Servers;

/// <summary>
/// A RabbitMQ of its own for the tests that share it: on free ports, with its data in a temporary folder and a port mapper of its own.
/// Stop, start, suspend and resume it to see what a check makes of it.
/// </summary>
public sealed class RabbitMqServer : IAsyncLifetime
{
    /// <summary>The only user.</summary>
    public const string User = "shop";

    /// <summary>The user's password.</summary>
    public const string Password = "correct-horse";

    private const string Node = "healthchecks@localhost";

    /// <summary>What Debian installs on the path insists on running as another user, with the data of the machine.</summary>
    private const string Programs = "/usr/lib/rabbitmq/bin";

    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);
    private static readonly string? PortMapper = ServerPrograms.Find("epmd");

    private string? _folder;
    private int _mapperPort;
    private int _nodePort;
    private ServerProcess? _mapper;
    private ServerProcess? _process;

    /// <summary>The port for clients, the same after a restart.</summary>
    public int Port { get; private set; }

    /// <summary>
    /// How clients reach the server. Ends the test when RabbitMQ is not installed: skipped, or failed where it was promised.
    /// </summary>
    public Uri Uri
    {
        get
        {
            ServerRequirement.Need(IsInstalled ? null : "There is no RabbitMQ, or this is not Debian: apt-get install rabbitmq-server.");
            return new Uri($"amqp://{User}:{Password}@127.0.0.1:{Port}/%2f");
        }
    }

    private static bool IsInstalled =>
        OperatingSystem.IsLinux() && PortMapper is not null && File.Exists(Path.Combine(Programs, "rabbitmq-server"));

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        if (!IsInstalled)
            return;

        _folder = Directory.CreateTempSubdirectory("healthchecks-rabbitmq-").FullName;
        await File.WriteAllTextAsync(Path.Combine(_folder, "plugins"), "[].\n");
        await File.WriteAllTextAsync(Path.Combine(_folder, "rabbitmq.conf"), $"""
            default_user = {User}
            default_pass = {Password}
            disk_free_limit.absolute = 1MB

            """);
        _mapperPort = FreePort.Find();
        _nodePort = FreePort.Find();
        Port = FreePort.Find();

        // In the foreground; the node would start one that outlives it.
        _mapper = ServerProcess.Start([PortMapper!, "-port", $"{_mapperPort}", "-address", "127.0.0.1"]);
        await StartAsync();
    }

    /// <summary>Starts the server, and returns when it answers.</summary>
    public async Task StartAsync()
    {
        _process = ServerProcess.Start(WithEnvironment("rabbitmq-server"));
        var process = _process;
        await process.WaitUntilAsync(() => Task.FromResult(process.Output.Contains("Server startup complete", StringComparison.Ordinal)), StartTimeout);
    }

    /// <summary>Stops the server at once; connections are closed, and new ones refused.</summary>
    public async Task StopAsync()
    {
        if (_process is { } process)
        {
            await process.DisposeAsync();
            _process = null;
        }
    }

    /// <summary>Freezes the server: the kernel goes on taking connections, and nothing answers.</summary>
    public void Suspend() => _process?.Suspend();

    /// <summary>Lets a suspended server go on.</summary>
    public void Resume() => _process?.Resume();

    /// <summary>Names of what the broker holds.</summary>
    /// <param name="kind"><c>queues</c>, <c>exchanges</c> (less the broker's own), <c>channels</c> or <c>connections</c>.</param>
    public async Task<IReadOnlyList<string>> ListAsync(string kind)
    {
        var column = kind is "channels" or "connections" ? "pid" : "name";
        var (exitCode, output) = await ServerCommand.RunAsync(WithEnvironment("rabbitmqctl", "--quiet", "--no-table-headers", $"list_{kind}", column));
        Assert.True(exitCode == 0, output);
        return [.. output.Split('\n').Where(static line => line.Length > 0 && !line.StartsWith("amq.", StringComparison.Ordinal))];
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (_mapper is not null)
            await _mapper.DisposeAsync();
        if (_folder is not null)
            Directory.Delete(_folder, recursive: true);
    }

    private string[] WithEnvironment(string program, params string[] arguments) =>
    [
        "env",
        $"HOME={_folder}",
        $"ERL_EPMD_PORT={_mapperPort}",
        "ERL_EPMD_ADDRESS=127.0.0.1",
        $"RABBITMQ_NODENAME={Node}",
        "RABBITMQ_NODE_IP_ADDRESS=127.0.0.1",
        $"RABBITMQ_NODE_PORT={Port}",
        $"RABBITMQ_DIST_PORT={_nodePort}",
        $"RABBITMQ_MNESIA_BASE={_folder}/data",
        $"RABBITMQ_LOG_BASE={_folder}/log",
        "RABBITMQ_LOGS=-",
        $"RABBITMQ_CONFIG_FILE={_folder}/rabbitmq.conf",
        $"RABBITMQ_CONF_ENV_FILE={_folder}/environment",
        $"RABBITMQ_ENABLED_PLUGINS_FILE={_folder}/plugins",
        Path.Combine(Programs, program),
        .. arguments,
    ];
}
