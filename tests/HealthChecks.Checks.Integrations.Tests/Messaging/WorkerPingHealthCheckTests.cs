using System.Diagnostics;
using HealthChecks.Testing.Servers;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using RabbitMQ.Client;

namespace HealthChecks.Checks.Integrations.Tests.Messaging;

public sealed class WorkerPingHealthCheckTests(RabbitMqServer server) : BrokerTests(server)
{
    [Fact]
    public async Task A_worker_that_answers_is_healthy()
    {
        await using var workers = await StartWorkersAsync(1);

        var result = await new WorkerPingHealthCheck(Connection).RunAsync();

        result.AssertHealthy("channelMs", "workers", "wrongReplies", "pingMs");
        Assert.Equal(1, result.Data["workers"]);
    }

    [Fact]
    public async Task Every_worker_is_heard()
    {
        await using var workers = await StartWorkersAsync(3);

        Assert.Equal(3, (await new WorkerPingHealthCheck(Connection).RunAsync()).Data["workers"]);
    }

    [Fact]
    public async Task As_many_answers_as_are_expected_end_the_waiting()
    {
        await using var workers = await StartWorkersAsync(2);
        var started = Stopwatch.GetTimestamp();

        var result = await new WorkerPingHealthCheck(Connection) { ExpectedWorkers = 2, Wait = TimeSpan.FromSeconds(20) }.RunAsync();

        Assert.Equal(HealthStatus.Healthy, result.Status);
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Fewer_workers_than_expected_fail()
    {
        await using var workers = await StartWorkersAsync(1);

        var result = await new WorkerPingHealthCheck(Connection) { ExpectedWorkers = 2 }.RunAsync();

        result.AssertFailed(RabbitMQReasons.TooFewWorkers);
        Assert.Equal(1, result.Data["workers"]);
    }

    [Fact]
    public async Task Without_any_worker_it_fails_at_once_and_declares_nothing()
    {
        var started = Stopwatch.GetTimestamp();

        var result = await new WorkerPingHealthCheck(Connection) { Wait = TimeSpan.FromSeconds(20) }.RunAsync();

        result.AssertFailed(RabbitMQReasons.NoWorkerAnswered);
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(10));
        Assert.Empty(await Server.ListAsync("exchanges"));
    }

    [Fact]
    public async Task An_exchange_that_nobody_listens_to_fails_at_once()
    {
        await using var channel = await Connection.CreateChannelAsync(cancellationToken: Token);
        await channel.ExchangeDeclareAsync("other.ping", ExchangeType.Fanout, cancellationToken: Token);
        var started = Stopwatch.GetTimestamp();

        var result = await new WorkerPingHealthCheck(Connection) { Exchange = "other.ping", Wait = TimeSpan.FromSeconds(20) }.RunAsync();
        await channel.ExchangeDeleteAsync("other.ping", cancellationToken: Token);

        result.AssertFailed(RabbitMQReasons.NoWorkerAnswered);
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_worker_that_listens_and_is_silent_fails_when_the_wait_is_over()
    {
        await using var silent = await TestWorker.AnswerAsync(Connection, null, static _ => null, Token);

        var result = await new WorkerPingHealthCheck(Connection) { Wait = TimeSpan.FromMilliseconds(300) }.RunAsync();

        result.AssertFailed(RabbitMQReasons.NoWorkerAnswered);
        Assert.Equal(["channelMs", "workers", "wrongReplies"], result.DataKeys());
    }

    [Fact]
    public async Task Every_wrong_answer_is_a_finding_of_its_own_beside_the_right_ones()
    {
        await using var workers = await StartWorkersAsync(1);
        await using var wrong = await TestWorker.AnswerAsync(Connection, null, TestWorker.Wrong, Token);
        await using var anonymous = await TestWorker.AnswerAsync(Connection, null, static ping => (new BasicProperties(), ping.Body.ToArray()), Token);

        var result = await new WorkerPingHealthCheck(Connection).RunAsync();

        result.AssertFailed(RabbitMQReasons.WrongReply);
        Assert.Equal([RabbitMQReasons.WrongReply, RabbitMQReasons.WrongReply], result.Reasons());
        Assert.Equal(1, result.Data["workers"]);
        Assert.Equal(2, result.Data["wrongReplies"]);
    }

    [Fact]
    public async Task Every_queue_without_a_consumer_is_a_finding_of_its_own_whatever_the_workers_say()
    {
        await using var served = await TestWorker.ServeAsync(Connection, await DeclareAsync("served"), Token);
        await DeclareAsync("mails");
        await DeclareAsync("orders");

        var result = await new WorkerPingHealthCheck(Connection) { Queues = ["mails", "absent", "served", "orders"] }.RunAsync();

        Assert.Equal(
            [RabbitMQReasons.NoWorkerAnswered, RabbitMQReasons.QueueWithoutConsumer, RabbitMQReasons.QueueMissing, RabbitMQReasons.QueueWithoutConsumer],
            result.Reasons());
        Assert.Equal("mails, orders", result.Data["queuesWithoutConsumer"]);
        Assert.Equal("absent", result.Data["missingQueues"]);
        Assert.DoesNotContain("orders", result.Description);
    }

    [Fact]
    public async Task Workers_whose_queues_are_served_are_healthy()
    {
        await using var workers = await StartWorkersAsync(1);
        await using var served = await TestWorker.ServeAsync(Connection, await DeclareAsync("served"), Token);

        var result = await new WorkerPingHealthCheck(Connection) { Queues = ["served"] }.RunAsync();

        result.AssertHealthy("channelMs", "workers", "wrongReplies", "pingMs");
    }

    [Fact]
    public async Task A_ping_that_the_broker_refuses_is_a_failed_request_and_no_missing_worker()
    {
        // The broker's own; clients may not publish to it.
        var check = new WorkerPingHealthCheck(Connection) { Exchange = "amq.rabbitmq.trace" };

        (await check.RunAsync()).AssertFailed(RabbitMQReasons.RequestFailed);
    }

    [Fact]
    public async Task Runs_that_are_cancelled_at_any_moment_leave_nothing()
    {
        await using var workers = await StartWorkersAsync(1);
        var before = (await Server.ListAsync("queues"), await Server.ListAsync("exchanges"), (await Server.ListAsync("channels")).Count);
        var check = new WorkerPingHealthCheck(Connection) { ExpectedWorkers = 1, Queues = ["absent"] };
        var random = new Random(20_262);
        var cancelled = 0;
        for (var run = 0; run < 200; run++)
        {
            using var source = new CancellationTokenSource(TimeSpan.FromMicroseconds(random.Next(6_000)));
            try
            {
                await check.RunUntilAsync(source.Token);
            }
            catch (OperationCanceledException)
            {
                cancelled++;
            }
        }

        Assert.NotEqual(0, cancelled);
        await EventuallyAsync(async () => (await Server.ListAsync("channels")).Count == before.Count, "A channel was left behind.");
        Assert.Equal(before.Item1, await Server.ListAsync("queues"));
        Assert.Equal(before.Item2, await Server.ListAsync("exchanges"));
    }

    [Fact]
    public void Options_that_cannot_work_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new WorkerPingHealthCheck(Connection) { Exchange = " " });
        Assert.Throws<ArgumentException>(() => new WorkerPingHealthCheck(Connection) { Exchange = new string('x', 201) });
        Assert.Throws<ArgumentException>(() => new WorkerPingHealthCheck(Connection) { Queues = ["orders", ""] });
        Assert.Throws<ArgumentNullException>(() => new WorkerPingHealthCheck(Connection) { Queues = null! });
        Assert.Throws<ArgumentOutOfRangeException>(() => new WorkerPingHealthCheck(Connection) { Wait = TimeSpan.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => new WorkerPingHealthCheck(Connection) { Wait = TimeSpan.FromMinutes(2) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new WorkerPingHealthCheck(Connection) { ExpectedWorkers = 0 });
    }

    private async Task<RunningResponders> StartWorkersAsync(int count)
    {
        var workers = await RunningResponders.StartAsync(Connection, count, Token);
        await EventuallyAsync(async () => (await Server.ListAsync("queues")).Count(static queue => queue.StartsWith("healthcheck.ping.", StringComparison.Ordinal)) == count, "The responders do not listen.");
        return workers;
    }
}
