using HealthChecks.Testing.Servers;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using RabbitMQ.Client;

namespace HealthChecks.Checks.Integrations.Tests.Messaging;

public sealed class QueueDepthHealthCheckTests(RabbitMqServer server) : BrokerTests(server)
{
    [Fact]
    public async Task A_queue_that_is_served_and_short_is_healthy()
    {
        await using var worker = await TestWorker.ServeAsync(Connection, await DeclareAsync("orders"), Token);

        var result = await new QueueDepthHealthCheck(Connection, "orders").RunAsync();

        result.AssertHealthy("channelMs", "messages", "consumers");
        Assert.Equal(0L, result.Data["messages"]);
        Assert.Equal(1L, result.Data["consumers"]);
    }

    [Theory]
    [InlineData(1, HealthStatus.Healthy)]
    [InlineData(2, HealthStatus.Degraded)]
    [InlineData(3, HealthStatus.Degraded)]
    [InlineData(4, HealthStatus.Unhealthy)]
    public async Task The_limits_are_reached_with_their_own_count(int messages, HealthStatus expected)
    {
        await PublishAsync(await DeclareAsync("orders"), messages);

        var result = await new QueueDepthHealthCheck(Connection, "orders") { WarningMessages = 2, CriticalMessages = 4, MinimumConsumers = 0 }.RunAsync();

        Assert.Equal(expected, result.Status);
        Assert.Equal((long)messages, result.Data["messages"]);
        if (expected != HealthStatus.Healthy)
            result.AssertFailed(RabbitMQReasons.QueueLong, status: expected);
    }

    [Fact]
    public async Task A_queue_without_a_consumer_fails_and_says_beside_it_that_it_is_long()
    {
        await PublishAsync(await DeclareAsync("orders"), 2);

        var result = await new QueueDepthHealthCheck(Connection, "orders") { WarningMessages = 1 }.RunAsync();

        Assert.Equal([RabbitMQReasons.QueueWithoutConsumer, RabbitMQReasons.QueueLong], result.Reasons());
        Assert.Equal(HealthStatus.Unhealthy, result.Status);
    }

    [Fact]
    public async Task Fewer_consumers_than_the_minimum_fail()
    {
        await using var worker = await TestWorker.ServeAsync(Connection, await DeclareAsync("orders"), Token);

        (await new QueueDepthHealthCheck(Connection, "orders") { MinimumConsumers = 2 }.RunAsync()).AssertFailed(RabbitMQReasons.TooFewConsumers);
    }

    [Fact]
    public async Task A_queue_that_does_not_exist_fails_and_is_not_made()
    {
        (await new QueueDepthHealthCheck(Connection, "absent").RunAsync()).AssertFailed(RabbitMQReasons.QueueMissing);

        Assert.Empty(await Server.ListAsync("queues"));
        Assert.Empty(await Server.ListAsync("channels"));
    }

    [Fact]
    public async Task A_queue_that_only_another_connection_may_use_is_a_failed_request()
    {
        await DeclareAsync("orders");

        var result = await new QueueDepthHealthCheck(await ConnectAsync(), "orders").RunAsync();

        result.AssertFailed(RabbitMQReasons.RequestFailed);
        result.AssertDoesNotTell("orders");
    }

    [Fact]
    public void A_limit_that_is_not_set_gives_way_to_the_other()
    {
        Assert.Equal((100L, 1000L), Limits(new(Connection, "orders")));
        Assert.Equal((5L, 5L), Limits(new(Connection, "orders") { CriticalMessages = 5 }));
        Assert.Equal((5000L, 5000L), Limits(new(Connection, "orders") { WarningMessages = 5000 }));
        Assert.Equal((null, null), Limits(new(Connection, "orders") { WarningMessages = null, CriticalMessages = null }));

        static (long? Warning, long? Critical) Limits(QueueDepthHealthCheck check) => (check.WarningMessages, check.CriticalMessages);
    }

    [Fact]
    public void Options_that_cannot_work_are_refused()
    {
        Assert.Throws<ArgumentNullException>(static () => new QueueDepthHealthCheck((IConnection)null!, "orders"));
        Assert.Throws<ArgumentException>(() => new QueueDepthHealthCheck(Connection, ""));
        Assert.Throws<ArgumentException>(() => new QueueDepthHealthCheck(Connection, new string('x', 256)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new QueueDepthHealthCheck(Connection, "orders") { WarningMessages = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new QueueDepthHealthCheck(Connection, "orders") { CriticalMessages = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new QueueDepthHealthCheck(Connection, "orders") { MinimumConsumers = -1 });
        Assert.Throws<ArgumentException>(() => new QueueDepthHealthCheck(Connection, "orders") { WarningMessages = 10, CriticalMessages = 9 });
    }
}
