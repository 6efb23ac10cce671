using System.Text.Json;
using Xunit;

namespace HealthChecks.Testing.Servers;

/// <summary>A Prometheus with a test's own configuration, on a free port, with its data in a temporary folder.</summary>
public sealed class PrometheusServer : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(30);
    private static readonly string? Program = OperatingSystem.IsLinux() ? ServerPrograms.Find("prometheus") : null;

    private readonly string _folder;
    private readonly ServerProcess _process;
    private readonly HttpClient _client;

    private PrometheusServer(string folder, ServerProcess process, int port)
    {
        _folder = folder;
        _process = process;
        _client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
    }

    /// <summary>What is missing to start one, and how to get it; null when nothing is.</summary>
    public static string? Missing => Program is null ? "There is no Prometheus, or this is not Linux: apt-get install prometheus." : null;

    /// <summary>Starts one, and returns when it is ready. Ends the test when Prometheus is not installed.</summary>
    /// <param name="configuration">Its configuration.</param>
    /// <param name="rules">Files that the configuration names; they are copied beside it.</param>
    public static async Task<PrometheusServer> StartAsync(string configuration, params string[] rules)
    {
        ServerRequirement.Need(Missing);
        for (var attempt = 1; ; attempt++)
        {
            var folder = Directory.CreateTempSubdirectory("healthchecks-prometheus-").FullName;
            var file = Path.Combine(folder, "prometheus.yml");
            await File.WriteAllTextAsync(file, configuration);
            foreach (var rule in rules)
                File.Copy(rule, Path.Combine(folder, Path.GetFileName(rule)));

            // A port that was free when we looked may be taken when the server wants it.
            var port = FreePort.Find();
            var server = new PrometheusServer(
                folder,
                ServerProcess.Start([Program!, "--config.file", file, "--storage.tsdb.path", Path.Combine(folder, "data"), "--web.listen-address", $"127.0.0.1:{port}"]),
                port);
            try
            {
                await server._process.WaitUntilAsync(server.IsReadyAsync, StartTimeout);
                return server;
            }
            catch (InvalidOperationException) when (attempt < 3)
            {
                await server.DisposeAsync();
            }
            catch
            {
                await server.DisposeAsync();
                throw;
            }
        }
    }

    /// <summary>What an expression comes to now: labels and value of each series.</summary>
    public async Task<IReadOnlyList<(IReadOnlyDictionary<string, string> Labels, string Value)>> QueryAsync(string expression)
    {
        using var answer = await GetAsync("/api/v1/query?query=" + Uri.EscapeDataString(expression));
        return
        [
            .. answer.RootElement.GetProperty("data").GetProperty("result").EnumerateArray().Select(static series =>
                (TextsOf(series.GetProperty("metric")), series.GetProperty("value")[1].GetString()!)),
        ];
    }

    /// <summary>The alerts that are pending or firing.</summary>
    public async Task<IReadOnlyList<PrometheusAlert>> AlertsAsync()
    {
        using var answer = await GetAsync("/api/v1/alerts");
        return
        [
            .. answer.RootElement.GetProperty("data").GetProperty("alerts").EnumerateArray().Select(static alert => new PrometheusAlert(
                alert.GetProperty("state").GetString()!, TextsOf(alert.GetProperty("labels")), TextsOf(alert.GetProperty("annotations")))),
        ];
    }

    /// <summary>Waits until something holds; fails with what Prometheus knows when it does not in time.</summary>
    public async Task WaitUntilAsync(Func<Task<bool>> holds, TimeSpan limit, string what)
    {
        var end = DateTime.UtcNow + limit;
        while (!await holds())
        {
            if (DateTime.UtcNow > end)
            {
                using var targets = await GetAsync("/api/v1/targets");
                Assert.Fail($"Within {limit} not so: {what}\n{string.Join('\n', await AlertsAsync())}\n{targets.RootElement}\n{_process.Output}");
            }

            await Task.Delay(250);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _process.StopAsync(Signals.Terminate);
        await _process.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static Dictionary<string, string> TextsOf(JsonElement element) =>
        element.EnumerateObject().ToDictionary(static each => each.Name, static each => each.Value.GetString()!);

    private async Task<JsonDocument> GetAsync(string path) => JsonDocument.Parse(await _client.GetStringAsync(path));

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            using var answer = await _client.GetAsync("/-/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
