using Xunit;

namespace HealthChecks.Testing.Servers;

/// <summary>
/// A PostgreSQL of its own for a class of tests: on a free port, with its data in a temporary folder. Stop, start, suspend and resume it
/// to see what a check makes of it.
/// </summary>
public sealed class PostgresServer : IAsyncLifetime
{
    /// <summary>The password of the only user, <c>postgres</c>.</summary>
    public const string Password = "correct-horse";

    private static readonly string[] Programs = ["initdb", "postgres", "pg_isready"];
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(30);

    private readonly string? _programs = OperatingSystem.IsLinux() ? FindPrograms() : null;
    private string? _folder;
    private ServerProcess? _process;

    /// <summary>The port, the same after a restart.</summary>
    public int Port { get; private set; }

    /// <summary>
    /// How Npgsql reaches the server. Ends the test when PostgreSQL is not installed: skipped, or failed where it was promised.
    /// </summary>
    public string ConnectionString
    {
        get
        {
            ServerRequirement.Need(_programs is null ? "There is no PostgreSQL, or this is not Linux: apt-get install postgresql." : null);
            return $"Host=127.0.0.1;Port={Port};Username=postgres;Password={Password};Database=postgres";
        }
    }

    /// <summary>What the server has written since it was last started; empty while it is stopped.</summary>
    public string Log => _process?.Output ?? "";

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        if (_programs is null)
            return;

        CreateFolder();
        var passwordFile = Path.Combine(_folder!, "password");
        await File.WriteAllTextAsync(passwordFile, Password);
        await GiveFolderAsync();
        await ServerCommand.RequireAsync(AsServerUser(
            "initdb", "--pgdata", Data, "--username", "postgres", "--pwfile", passwordFile,
            "--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C", "--no-sync"));
        await StartOnFreePortAsync();
    }

    /// <summary>Starts another server that follows this one by streaming replication.</summary>
    public async Task<PostgresServer> StartReplicaAsync()
    {
        var master = $"host=127.0.0.1 port={Port} user=postgres password={Password}";
        var replica = new PostgresServer();
        replica.CreateFolder();
        await replica.GiveFolderAsync();
        await ServerCommand.RequireAsync(AsServerUser(
            "pg_basebackup", "--dbname", master, "--pgdata", replica.Data, "--write-recovery-conf", "--checkpoint", "fast", "--no-sync"));
        await replica.StartOnFreePortAsync();
        return replica;
    }

    /// <summary>Starts the server again, and returns when it answers.</summary>
    public async Task StartAsync()
    {
        _process = ServerProcess.Start(AsServerUser(
            "postgres", "-D", Data, "-h", "127.0.0.1", "-p", $"{Port}", "-k", "", "-F",
            "-c", "shared_buffers=16MB", "-c", "max_connections=20"));
        await _process.WaitUntilAsync(AnswersAsync, StartTimeout);
    }

    /// <summary>Stops the server; open connections are closed, new ones refused.</summary>
    public async Task StopAsync()
    {
        if (_process is { } process)
        {
            // What the server takes for "fast": no waiting for clients.
            await process.StopAsync(Signals.Interrupt);
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
        if (_folder is not null)
            Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A port that was free when we looked may be taken when the server wants it.</summary>
    private async Task StartOnFreePortAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            Port = FreePort.Find();
            try
            {
                await StartAsync();
                return;
            }
            catch (InvalidOperationException) when (attempt < 3)
            {
                await StopAsync();
            }
        }
    }

    private void CreateFolder() => _folder = Directory.CreateTempSubdirectory("healthchecks-postgres-").FullName;

    private async Task GiveFolderAsync()
    {
        if (Environment.IsPrivilegedProcess)
            await ServerCommand.RequireAsync(["chown", "-R", "postgres", _folder!]);
    }

    private string Data => Path.Combine(_folder!, "data");

    private async Task<bool> AnswersAsync()
    {
        string[] command = [Path.Combine(_programs!, "pg_isready"), "-h", "127.0.0.1", "-p", $"{Port}"];
        var (exitCode, _) = await ServerCommand.RunAsync(command);
        return exitCode == 0;
    }

    /// <summary>
    /// PostgreSQL refuses to run as root. <c>setpriv</c> becomes what it starts, so that signals reach the server itself.
    /// </summary>
    private string[] AsServerUser(string program, params string[] arguments)
    {
        string[] user = Environment.IsPrivilegedProcess
            ? ["setpriv", "--reuid", "postgres", "--regid", "postgres", "--init-groups", "--"]
            : [];
        return [.. user, Path.Combine(_programs!, program), .. arguments];
    }

    /// <summary>The newest installed version's programs, by Debian's layout, else what is on the path.</summary>
    private static string? FindPrograms()
    {
        const string Debian = "/usr/lib/postgresql";
        string[] versions = Directory.Exists(Debian) ? Directory.GetDirectories(Debian) : [];
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return versions
            .OrderByDescending(static folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0)
            .Select(static folder => Path.Combine(folder, "bin"))
            .Concat(onPath)
            .FirstOrDefault(static folder => Programs.All(program => File.Exists(Path.Combine(folder, program))));
    }
}
