using System.Text.Json;
using HealthChecks.Testing.Servers;
using RabbitMQ.Client;

namespace HealthChecks.EndToEnd.Tests;

/// <summary>The sample with every dependency that it knows, each a real server or one of the tests' own: all green, and each red when its own goes.</summary>
public sealed class DependencyTests(PostgresServer postgres, RabbitMqServer broker) : IClassFixture<PostgresServer>, IClassFixture<RabbitMqServer>
{
    private const string Queue = "receipts";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task All_are_green_and_each_is_red_when_its_own_server_goes_and_no_other()
    {
        await DeclareQueueAsync();
        await using var servers = new DependencyServers();
        await servers.StartAsync();
        await using var app = await StartAsync(servers);
        string[] all =
        [
            "broker", "carrier", "certificate", "database", "hosting", "invoices", "jobs", "mail", "memcached", "names", "order-store", "payments", "printer",
            "receipts", "redis", "session-cache",
        ];

        Assert.Equal(all, await GreenAsync(app, static green => green.Length >= 16));

        await servers.StopAsync(servers.Redis, servers.Memcached, servers.Payments, servers.Certificate, servers.Mail, servers.Printer, servers.Store);
        string[] gone = ["certificate", "invoices", "mail", "memcached", "payments", "printer", "redis"];
        Assert.Equal(all.Except(gone), await GreenAsync(app, static green => green.Length <= 9));

        await broker.StopAsync();
        await postgres.StopAsync();
        try
        {
            gone = [.. gone, "broker", "jobs", "database"];
            Assert.Equal(all.Except(gone), await GreenAsync(app, static green => green.Length <= 6));
        }
        finally
        {
            await postgres.StartAsync();
            await broker.StartAsync();
        }

        // Without a restart, and without being told.
        await GreenAsync(app, static green => green.Contains("broker") && green.Contains("database"));
        Assert.DoesNotContain("marker", app.Log, StringComparison.OrdinalIgnoreCase);

        // The command asks the servers that are gone by itself, and shows all that there is to show.
        var run = await ProgramRun.RunAsync(SamplePrograms.WebApp, ["health", "run", "integrations"], [.. Settings(servers), ("ASPNETCORE_ENVIRONMENT", "Development")]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("redis", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("marker", run.Output + run.Errors, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_machine_is_told_of_in_a_subset_of_its_own()
    {
        await using var app = await RunningWebApp.StartAsync();

        var checks = await ChecksAsync(app, "system");

        // Whether it is busy is not the sample's affair; that it can be told is.
        Assert.Equal(["cpu", "disk", "machine", "memory", "process", "requests"], checks.Keys.Order());
        Assert.All(checks.Values, static check => Assert.Contains(check.Reason, new[] { "healthy", "cpu-busy", "memory-low", "disk-space-low", "inodes-low", "open-files-high" }));
    }

    private async Task DeclareQueueAsync()
    {
        await using var connection = await new ConnectionFactory { Uri = broker.Uri }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        await channel.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false);
    }

    private Task<RunningWebApp> StartAsync(DependencyServers servers) => RunningWebApp.StartAsync(Settings(servers));

    private (string Name, string Value)[] Settings(DependencyServers servers) =>
    [
        ("ConnectionStrings__Orders", postgres.ConnectionString + ";Timeout=3"),
        ("Dependencies__Broker", broker.Uri.AbsoluteUri),
        ("Dependencies__JobQueue", Queue),
        .. servers.Settings,
    ];

    /// <summary>The names of the checks that are green, once they are as a test wants them, or after a while.</summary>
    private static async Task<string[]> GreenAsync(RunningWebApp app, Func<string[], bool> isWanted)
    {
        var limit = DateTime.UtcNow + Soon;
        while (true)
        {
            var checks = await ChecksAsync(app, "integrations");
            string[] green = [.. checks.Where(static check => check.Value.Status == "Healthy").Select(static check => check.Key).Order()];
            if (isWanted(green))
                return green;

            Assert.True(DateTime.UtcNow < limit, $"{string.Join('\n', checks)}\n{app.Log}");
            await Task.Delay(200);
        }
    }

    private static async Task<Dictionary<string, (string Status, string? Reason)>> ChecksAsync(RunningWebApp app, string subset)
    {
        using var report = JsonDocument.Parse((await app.GetAsync("/healthcheck/" + subset)).Body);
        return report.RootElement.GetProperty("checks").EnumerateObject().ToDictionary(
            static check => check.Name,
            static check => (check.Value.GetProperty("status").GetString()!, check.Value.GetProperty("reason").GetString()));
    }
}
