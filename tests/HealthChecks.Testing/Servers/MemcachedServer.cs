using System.Net.Sockets;

namespace HealthChecks.Testing.Servers;

/// <summary>A memcached server of its own for a test, on a free port.</summary>
public sealed class MemcachedServer : LocalServer
{
    private static readonly string? Program = OperatingSystem.IsLinux() ? ServerPrograms.Find("memcached") : null;

    private readonly string[] _arguments;

    private MemcachedServer(int port, string[] arguments)
    {
        Port = port;
        _arguments = arguments;
    }

    /// <summary>What is missing to start one, and how to get it; null when nothing is.</summary>
    public static string? Missing => Program is null ? "There is no memcached, or this is not Linux: apt-get install memcached." : null;

    /// <inheritdoc />
    protected override IReadOnlyList<string> Command
    {
        get
        {
            // It refuses to run as root unless told whose rights to take.
            string[] user = Environment.IsPrivilegedProcess ? ["-u", "nobody"] : [];
            return [Program!, "-l", "127.0.0.1", "-p", $"{Port}", .. user, .. _arguments];
        }
    }

    /// <summary>Starts one, and returns when it takes connections. Ends the test when memcached is not installed.</summary>
    /// <param name="arguments">Settings, as on its command line.</param>
    public static async Task<MemcachedServer> StartAsync(params string[] arguments)
    {
        ServerRequirement.Need(Missing);
        return await StartOnFreePortAsync(port => new MemcachedServer(port, arguments));
    }

    /// <summary>Starts the server again.</summary>
    public Task StartAsync() => LaunchAsync();

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
}
