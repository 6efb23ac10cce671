using System.Diagnostics;
using HealthChecks.Testing.Servers;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace HealthChecks.Checks.Integrations.Tests.Messaging;

public sealed class RabbitMQHealthCheckTests(RabbitMqServer server) : BrokerTests(server)
{
    [Fact]
    public async Task A_running_broker_is_healthy() =>
        (await new RabbitMQHealthCheck(Connection).RunAsync()).AssertHealthy("channelMs");

    [Fact]
    public async Task The_connection_may_be_made_when_it_is_first_needed() =>
        (await new RabbitMQHealthCheck(_ => Task.FromResult(Connection)).RunAsync()).AssertHealthy("channelMs");

    [Fact]
    public async Task A_closed_connection_fails_and_is_not_opened_again()
    {
        var connection = await ConnectAsync();
        await connection.CloseAsync(Token);

        (await new RabbitMQHealthCheck(connection).RunAsync()).AssertFailed(RabbitMQReasons.ConnectionFailed);

        Assert.False(connection.IsOpen);
    }

    [Fact]
    public async Task A_password_that_is_wrong_fails_the_connection_and_is_not_repeated()
    {
        var check = new RabbitMQHealthCheck(_ => ConnectAsync(static factory => factory.Password = "hunter2"));

        var result = await check.RunAsync();

        result.AssertFailed(RabbitMQReasons.ConnectionFailed);
        Assert.IsType<AuthenticationFailureException>(result.Exception?.InnerException);
        result.AssertDoesNotTell("hunter2", RabbitMqServer.User, "127.0.0.1", $"{Server.Port}");
    }

    [Fact]
    public async Task A_connection_without_a_channel_left_fails_the_channel()
    {
        var connection = await ConnectAsync(static factory => factory.RequestedChannelMax = 1);
        await using var only = await connection.CreateChannelAsync(cancellationToken: Token);

        (await new RabbitMQHealthCheck(connection).RunAsync()).AssertFailed(RabbitMQReasons.ChannelFailed);
    }

    [Fact]
    public async Task A_stopped_broker_fails_and_is_healthy_again_when_the_connection_has_recovered()
    {
        var check = new RabbitMQHealthCheck(Connection);
        (await check.RunAsync()).AssertHealthy("channelMs");

        await WhileStoppedAsync(async () =>
        {
            var result = await check.RunAsync();
            result.AssertFailed(RabbitMQReasons.ConnectionFailed);
            result.AssertDoesNotTell(RabbitMqServer.Password, RabbitMqServer.User, "127.0.0.1", $"{Server.Port}");
        });

        await EventuallyAsync(async () => (await check.RunAsync()).Reason() is null, "The connection does not recover.");
    }

    [Fact]
    public async Task A_hanging_broker_holds_a_cancelled_run_no_longer_than_the_run_has_and_leaves_no_channel()
    {
        var check = new RabbitMQHealthCheck(Connection);

        await WhileSuspendedAsync(async () =>
        {
            var started = Stopwatch.GetTimestamp();
            using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(1));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => check.RunUntilAsync(timeout.Token));
            Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(5));
        });

        await EventuallyAsync(async () => (await Server.ListAsync("channels")).Count == 0, "A channel was left behind.");
        (await check.RunAsync()).AssertHealthy("channelMs");
    }

    [Fact]
    public async Task Runs_that_are_cancelled_at_any_moment_leave_no_channel()
    {
        var check = new RabbitMQHealthCheck(Connection);
        await check.RunAsync();
        var random = new Random(20_261);
        var cancelled = 0;
        for (var run = 0; run < 200; run++)
        {
            using var source = new CancellationTokenSource(TimeSpan.FromMicroseconds(random.Next(2_000)));
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
        await EventuallyAsync(async () => (await Server.ListAsync("channels")).Count == 0, "A channel was left behind.");
        (await check.RunAsync()).AssertHealthy("channelMs");
    }

    [Fact]
    public void A_connection_is_needed()
    {
        Assert.Throws<ArgumentNullException>(static () => new RabbitMQHealthCheck((IConnection)null!));
        Assert.Throws<ArgumentNullException>(static () => new RabbitMQHealthCheck((Func<CancellationToken, Task<IConnection>>)null!));
    }

    [Fact]
    public void Its_defaults_are_those_of_a_shared_dependency()
    {
        var defaults = CheckRun.Defaults<RabbitMQHealthCheck>();

        Assert.Equal(5, defaults?.TimeoutSeconds);
        Assert.Equal(DependencyScope.Shared, defaults?.Dependency);
    }
}
