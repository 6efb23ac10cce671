using System.Globalization;

namespace HealthChecks.Testing.Servers;

/// <summary>An HAProxy with a test's own configuration, and what it says of its servers.</summary>
public sealed class HaProxyServer : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(15);
    private static readonly string? Program = OperatingSystem.IsLinux() ? ServerPrograms.Find("haproxy") : null;

    private readonly string _folder;
    private readonly ServerProcess _process;
    private readonly HttpClient _statistics;

    private HaProxyServer(string folder, ServerProcess process, int statisticsPort)
    {
        _folder = folder;
        _process = process;
        _statistics = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{statisticsPort}") };
    }

    /// <summary>What is missing to start one, and how to get it; null when nothing is.</summary>
    public static string? Missing => Program is null ? "There is no HAProxy, or this is not Linux: apt-get install haproxy." : null;

    /// <summary>What HAProxy has written.</summary>
    public string Log => _process.Output;

    /// <summary>Starts one, and returns when it answers. Its statistics are added to the configuration.</summary>
    public static async Task<HaProxyServer> StartAsync(string configuration)
    {
        ServerRequirement.Need(Missing);
        var folder = Directory.CreateTempSubdirectory("healthchecks-haproxy-").FullName;
        var port = FreePort.Find();
        var file = Path.Combine(folder, "haproxy.cfg");
        await File.WriteAllTextAsync(file, $"""
            {configuration.TrimEnd()}

            listen statistics
                bind 127.0.0.1:{port}
                stats enable
                stats uri /

            """);
        // In the foreground, as one process.
        var haproxy = new HaProxyServer(folder, ServerProcess.Start([Program!, "-db", "-f", file]), port);
        await haproxy._process.WaitUntilAsync(haproxy.AnswersAsync, StartTimeout);
        return haproxy;
    }

    /// <summary>The servers of a backend, in their order.</summary>
    public async Task<IReadOnlyList<HaProxyBackendServer>> ServersAsync(string backend)
    {
        var lines = (await _statistics.GetStringAsync("/;csv")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var columns = lines[0].TrimStart('#', ' ').Split(',').ToList();
        // Only columns ahead of those that may be quoted.
        return
        [
            .. lines.Skip(1)
                .Select(static line => line.Split(','))
                .Where(fields => Text(fields, "pxname") == backend && Text(fields, "svname") is not ("BACKEND" or "FRONTEND"))
                .Select(fields => new HaProxyBackendServer(
                    Text(fields, "svname"), Text(fields, "status") == "UP", Number(fields, "stot"), Number(fields, "wretr"), Number(fields, "wredis"))),
        ];

        string Text(string[] fields, string column) => fields[columns.IndexOf(column)];
        long Number(string[] fields, string column) => long.TryParse(Text(fields, column), CultureInfo.InvariantCulture, out var number) ? number : 0;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _statistics.Dispose();
        await _process.StopAsync(Signals.Terminate);
        await _process.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var answer = await _statistics.GetAsync("/;csv");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
