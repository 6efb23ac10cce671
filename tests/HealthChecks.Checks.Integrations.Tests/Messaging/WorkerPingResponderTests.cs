using HealthChecks.Testing.Servers;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using RabbitMQ.Client;

namespace HealthChecks.Checks.Integrations.Tests.Messaging;

public sealed class WorkerPingResponderTests(RabbitMqServer server) : BrokerTests(server)
{
    private static readonly TimeSpan ShortWait = TimeSpan.FromMilliseconds(300);

    [Fact]
    public async Task A_responder_that_stops_takes_its_queue_and_the_exchange_along()
    {
        await using (await RunningResponders.StartAsync(Connection, 2, Token))
            await UntilWorkersAnswerAsync(2);

        Assert.Empty(await Server.ListAsync("queues"));
        Assert.Empty(await Server.ListAsync("exchanges"));
        Assert.Empty(await Server.ListAsync("channels"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_responder_answers_again_after_the_broker_was_away_and_only_once(bool recoversTopology)
    {
        var workerConnection = await ConnectAsync(factory => factory.TopologyRecoveryEnabled = recoversTopology);
        await using (await RunningResponders.StartAsync(workerConnection, 1, Token))
        {
            await UntilWorkersAnswerAsync(1);

            await WhileStoppedAsync(() => Task.CompletedTask);

            await UntilWorkersAnswerAsync(1);
            await Task.Delay(TimeSpan.FromSeconds(2), Token);
            await UntilWorkersAnswerAsync(1);
            Assert.Single(await Server.ListAsync("queues"));
        }

        Assert.Empty(await Server.ListAsync("queues"));
    }

    [Fact]
    public async Task A_responder_answers_on_another_connection_when_its_own_has_ended()
    {
        var first = await ConnectAsync(static factory => factory.AutomaticRecoveryEnabled = false);
        var current = first;
        using var responder = new WorkerPingResponder(_ => Task.FromResult(current)) { RetryDelay = TimeSpan.FromMilliseconds(200) };
        await responder.StartAsync(Token);
        await UntilWorkersAnswerAsync(1);

        current = await ConnectAsync();
        await first.CloseAsync(Token);

        await UntilWorkersAnswerAsync(1);
        await responder.StopAsync(Token);
    }

    [Fact]
    public async Task A_responder_whose_queue_was_deleted_makes_another()
    {
        await using var workers = await RunningResponders.StartAsync(Connection, 1, Token);
        await UntilWorkersAnswerAsync(1);
        var queue = Assert.Single(await Server.ListAsync("queues"));

        await using var channel = await Connection.CreateChannelAsync(cancellationToken: Token);
        await channel.QueueDeleteAsync(queue, cancellationToken: Token);

        await UntilWorkersAnswerAsync(1);
        Assert.NotEqual(queue, Assert.Single(await Server.ListAsync("queues")));
    }

    [Fact]
    public async Task Responders_that_stop_at_any_moment_leave_nothing()
    {
        var random = new Random(20_263);
        for (var run = 0; run < 50; run++)
        {
            await using var workers = await RunningResponders.StartAsync(Connection, 1, Token);
            await Task.Delay(TimeSpan.FromMicroseconds(random.Next(8_000)), Token);
        }

        await EventuallyAsync(async () => (await Server.ListAsync("channels")).Count == 0, "A channel was left behind.");
        Assert.Empty(await Server.ListAsync("queues"));

        // The exchange goes with the last queue that was bound to it; a responder that was stopped before that leaves it to the next.
        await using (await RunningResponders.StartAsync(Connection, 1, Token))
            await UntilWorkersAnswerAsync(1);
        Assert.Empty(await Server.ListAsync("exchanges"));
    }

    [Fact]
    public async Task A_hanging_broker_does_not_hold_up_the_workers_stop()
    {
        var workers = await RunningResponders.StartAsync(Connection, 1, Token);
        await UntilWorkersAnswerAsync(1);

        await WhileSuspendedAsync(() => workers.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10), Token));

        await EventuallyAsync(async () => (await Server.ListAsync("queues")).Count == 0, "A queue was left behind.");
    }

    [Fact]
    public void Options_that_cannot_work_are_refused()
    {
        Assert.Throws<ArgumentNullException>(static () => new WorkerPingResponder((IConnection)null!));
        Assert.Throws<ArgumentException>(() => new WorkerPingResponder(Connection) { Exchange = "" });
        Assert.Throws<ArgumentOutOfRangeException>(() => new WorkerPingResponder(Connection) { RetryDelay = TimeSpan.Zero });
    }

    private async Task UntilWorkersAnswerAsync(int count)
    {
        var check = new WorkerPingHealthCheck(Connection) { Wait = ShortWait };
        await EventuallyAsync(
            async () =>
            {
                var result = await check.RunAsync();
                return result.Status == HealthStatus.Healthy && count.Equals(result.Data["workers"]);
            },
            $"There are not {count} workers that answer.");
    }
}
