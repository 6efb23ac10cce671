using HealthChecks.Checks.Integrations.Tests.Scheduling;
using HealthChecks.Quartz.App;
using HealthChecks.Testing.Servers;
using Npgsql;
using RabbitMQ.Client;

namespace HealthChecks.EndToEnd.Tests;

/// <summary>The sample with every dependency that it knows, each a real server or one of the tests' own: all green, and each red when its own goes.</summary>
public sealed class DependencyTests(PostgresServer postgres, RabbitMqServer broker) : IClassFixture<PostgresServer>, IClassFixture<RabbitMqServer>, IAsyncLifetime
{
    private const string Queue = "receipts";
    private const string TablePrefix = "QRTZ_";

    private readonly string _folder = Directory.CreateTempSubdirectory("healthchecks-orders-").FullName;
    private DependencyServers _servers = null!;
    private PostgresServer _replica = null!;
    private ServerProcess _scheduler = null!;
    private SampleWorker _worker = null!;
    private RunningWebApp _app = null!;

    public async ValueTask InitializeAsync()
    {
        _servers = new DependencyServers();
        await _servers.StartAsync();
        await PrepareAsync();
        _replica = await postgres.StartReplicaAsync();
        _scheduler = ServerProcess.Start([Path.Combine(AppContext.BaseDirectory, "HealthChecks.Quartz.App"), postgres.ConnectionString, "first", TablePrefix]);
        _worker = new SampleWorker(broker.Uri, Queue);
        _app = await RunningWebApp.StartAsync(Settings);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var part in (IAsyncDisposable?[])[_app, _worker, _scheduler, _replica, _servers])
        {
            if (part is not null)
                await part.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task All_are_green_and_each_is_red_when_its_own_server_goes_and_no_other()
    {
        string[] all =
        [
            "archive", "broker", "carrier", "certificate", "couriers", "database", "fleet", "fleet-member", "hosting", "invoices", "jobs", "jobs-done", "mail",
            "memcached", "names", "order-options", "order-store", "payments", "printer", "receipts", "redis", "replica", "scheduler", "session-cache", "workers",
        ];
        await GreenAsync(all);
        await DoJobAsync();

        await _servers.StopAsync(_servers.OtherCourier);
        await _app.WaitForAsync("integrations", "couriers", "Degraded", "some-fail");

        await _servers.StopAsync(
            _servers.Redis, _servers.Memcached, _servers.Payments, _servers.Courier, _servers.Certificate, _servers.Mail, _servers.Printer, _servers.Store);
        string[] gone = ["certificate", "couriers", "invoices", "mail", "memcached", "payments", "printer", "redis"];
        await GreenAsync([.. all.Except(gone)]);
        await _app.WaitForAsync("integrations", "couriers", "Unhealthy", "too-few-pass");

        await broker.StopAsync();
        await postgres.StopAsync();
        try
        {
            gone = [.. gone, "archive", "broker", "database", "fleet", "fleet-member", "jobs", "jobs-done", "replica", "scheduler", "workers"];
            await GreenAsync([.. all.Except(gone)]);
            await _app.WaitForAsync("integrations", "replica", "Unhealthy", "master-link-down");
        }
        finally
        {
            await postgres.StartAsync();
            await broker.StartAsync();
        }

        // Without a restart, and without being told; the worker, too.
        string[] back = ["broker", "database", "fleet-member", "jobs-done", "workers"];
        await _app.GreenAsync("integrations", green => back.All(green.Contains));
        await _worker.DisposeAsync();
        await _app.WaitForAsync("integrations", "workers", "Unhealthy", "no-worker-answered");
        await _app.WaitForAsync("integrations", "jobs-done", "Unhealthy", "job-not-done");
        Assert.DoesNotContain("marker", _app.Log, StringComparison.OrdinalIgnoreCase);

        // The command asks the servers that are gone by itself, and shows all that there is to show.
        var run = await ProgramRun.RunAsync(SamplePrograms.WebApp, ["health", "run", "integrations"], [.. Settings, ("ASPNETCORE_ENVIRONMENT", "Development")]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("redis", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("marker", run.Output + run.Errors, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Every_check_of_the_packages_is_in_the_sample_and_green()
    {
        var missing = SampleChecks.Types.Where(static type => !SampleChecks.Names.Contains(type));
        Assert.True(SampleChecks.Types.Count > 30, "The packages have more checks than these.");
        Assert.Empty(missing);

        // Whether the machine is busy is not the sample's affair; that this can be told is.
        string[] busy = ["cpu-busy", "memory-low", "disk-space-low", "inodes-low", "open-files-high"];
        string[] names = [.. SampleChecks.Types.SelectMany(static type => SampleChecks.Names[type]).Order()];
        var limit = DateTime.UtcNow + TimeSpan.FromSeconds(60);
        while (true)
        {
            Dictionary<string, (string Status, string? Reason)> told = new([.. await _app.ChecksAsync("integrations"), .. await _app.ChecksAsync("system")]);
            var others = names.Where(name => !told.TryGetValue(name, out var found) || (found != ("Healthy", "healthy") && !busy.Contains(found.Reason))).ToList();
            if (others.Count == 0)
                return;

            Assert.True(DateTime.UtcNow < limit, $"Not green: {string.Join(", ", others)}\n{string.Join('\n', told)}\n{_app.Log}");
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>A job of the application's own is done, and not taken for one of a health check.</summary>
    private async Task DoJobAsync()
    {
        await using var connection = await new ConnectionFactory { Uri = broker.Uri }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        await channel.BasicPublishAsync("", Queue, "print"u8.ToArray());
        await _worker.WaitForDoneJobAsync();
    }

    private Task<string[]> GreenAsync(string[] wanted) => _app.GreenAsync("integrations", green => green.SequenceEqual(wanted));

    private async Task PrepareAsync()
    {
        await using var connection = await new ConnectionFactory { Uri = broker.Uri }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        await channel.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false);

        await using var database = NpgsqlDataSource.Create(postgres.ConnectionString);
        await using var command = database.CreateCommand($"SELECT to_regclass('{TablePrefix}locks') IS NULL");
        if (true.Equals(await command.ExecuteScalarAsync()))
        {
            await using var tables = database.CreateCommand(JobStoreTables.Create(TablePrefix));
            await tables.ExecuteNonQueryAsync();
        }
    }

    private (string Name, string Value)[] Settings =>
    [
        ("ConnectionStrings__Orders", postgres.ConnectionString + ";Timeout=3"),
        ("ConnectionStrings__OrdersReplica", _replica.ConnectionString + ";Timeout=3"),
        ("Dependencies__Broker", broker.Uri.AbsoluteUri),
        ("Dependencies__JobQueue", Queue),
        ("Dependencies__Scheduler", ClusterNode.SchedulerName),
        ("Dependencies__Fleet", "orders"),
        ("HealthChecks__HeartbeatFile", Path.Combine(_folder, "WebApp.heartbeat")),
        RunningWebApp.Fresh,
        .. _servers.Settings,
    ];
}
