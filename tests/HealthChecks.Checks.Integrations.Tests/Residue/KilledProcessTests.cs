using HealthChecks.Checks.Integrations.Tests.Messaging;
using HealthChecks.Testing.Servers;
using RabbitMQ.Client;

namespace HealthChecks.Checks.Integrations.Tests.Residue;

/// <summary>An application whose process is killed in the middle of its checks' runs, again and again.</summary>
public sealed class KilledProcessTests(RabbitMqServer broker, CheckedServers servers) : BrokerTests(broker), IClassFixture<CheckedServers>
{
    private const int Seed = 20_269;
    private const int Kills = 40;
    private const int Runs = 1_000;
    private const string Queue = "residue";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task After_a_thousand_runs_in_processes_that_are_killed_at_any_moment_nothing_is_left()
    {
        await using var channel = await Connection.CreateChannelAsync(cancellationToken: Token);
        await channel.QueueDeclareAsync(Queue, durable: false, exclusive: false, autoDelete: false, cancellationToken: Token);
        var queues = await Server.ListAsync("queues");
        var exchanges = await Server.ListAsync("exchanges");
        var memcached = await servers.CountInMemcachedAsync();
        var objects = await servers.CountDatabaseObjectsAsync();
        servers.Keep("healthcheck-of-the-application");

        var random = new Random(Seed);
        var runs = 0;
        var kills = 0;
        for (; kills < Kills || runs < Runs; kills++)
            runs += await RunAndKillAsync(random, isStarting: kills % 10 == 0);

        var left = servers.Entries();
        TestContext.Current.SendDiagnosticMessage("Seed {0}: {1} kills in {2} runs, {3} files and objects left.", Seed, kills, runs, left.Length - 2);
        Assert.True(left.Length > 2, "No kill came while a file or an object was there: what removes them is not tested.");
        Assert.Empty(await servers.LastingKeysAsync());

        await using var last = servers.Start(Server.Uri, Queue);
        await EventuallyAsync(() => Task.FromResult(servers.Entries().Intersect(left).Count() == 1), "What killed processes left behind stays.");
        Assert.InRange(await servers.CountSessionsAsync(), 1, CheckedServers.DatabasePool);
        Assert.Equal(2, await servers.CountCacheConnectionsAsync());
        Assert.Equal(memcached.Connections + 1, (await servers.CountInMemcachedAsync()).Connections);
        Assert.Equal(2, (await Server.ListAsync("connections")).Count);
        await last.StopAsync(Signals.Terminate);

        Assert.Equal(0, last.ExitCode);
        AssertAllWereHealthy(last);
        Assert.Equal(["healthcheck-of-the-application", "healthcheck-of-the-application"], servers.Entries());
        await EventuallyAsync(async () => await servers.CountKeysAsync() == 0, "A key stays in the cache.");
        await EventuallyAsync(async () => await servers.CountCacheConnectionsAsync() == 0, "A connection to Redis stays.");
        await EventuallyAsync(async () => await servers.CountInMemcachedAsync() == memcached, "An item or a connection stays in memcached.");
        await EventuallyAsync(async () => await servers.CountSessionsAsync() == 0, "A session stays in the database.");
        Assert.Equal(objects, await servers.CountDatabaseObjectsAsync());
        await EventuallyAsync(async () => (await Server.ListAsync("connections")).Count == 1, "A connection to the broker stays.");
        Assert.Single(await Server.ListAsync("channels"));
        Assert.Equal(queues, await Server.ListAsync("queues"));
        Assert.Equal(exchanges, await Server.ListAsync("exchanges"));
        Assert.Equal(0u, await channel.MessageCountAsync(Queue, Token));
        await channel.QueueDeleteAsync(Queue, cancellationToken: Token);
    }

    /// <summary>Starts the application and kills it at any moment: while it starts, or while its checks run.</summary>
    /// <returns>How many runs it has finished.</returns>
    private async Task<int> RunAndKillAsync(Random random, bool isStarting)
    {
        await using var process = servers.Start(Server.Uri, Queue);
        if (!isStarting)
            await process.WaitUntilAsync(() => Task.FromResult(process.Output.Length > 0), StartLimit);
        await Task.Delay(random.Next(isStarting ? 1_000 : 800), Token);
        process.Signal(Signals.Kill);
        await process.WaitUntilAsync(() => Task.FromResult(process.HasExited), StartLimit);
        Assert.True(process.ExitCode == 128 + Signals.Kill, $"The process ended by itself, with {process.ExitCode}:\n{process.Output}");

        // What the last one left behind must not make this one fail.
        return AssertAllWereHealthy(process);
    }

    private static int AssertAllWereHealthy(ServerProcess process)
    {
        var lines = process.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(lines, static line => Assert.EndsWith(" Healthy", line, StringComparison.Ordinal));
        return lines.Length;
    }
}
