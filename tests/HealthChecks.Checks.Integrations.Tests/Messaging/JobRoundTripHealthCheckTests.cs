using HealthChecks.Testing.Servers;
using RabbitMQ.Client;

namespace HealthChecks.Checks.Integrations.Tests.Messaging;

public sealed class JobRoundTripHealthCheckTests(RabbitMqServer server) : BrokerTests(server)
{
    [Fact]
    public async Task A_job_that_a_worker_does_is_healthy_and_the_applications_own_jobs_are_left_alone()
    {
        await using var worker = await TestWorker.ServeAsync(Connection, await DeclareAsync("orders"), Token);

        (await new JobRoundTripHealthCheck(Connection, "orders").RunAsync()).AssertHealthy("channelMs", "jobMs");
        await PublishAsync("orders", 1);

        await EventuallyAsync(() => Task.FromResult(worker.Jobs == 1), "The application's own job is not done.");
    }

    [Fact]
    public async Task A_job_that_no_worker_takes_fails_and_does_not_stay_in_the_queue()
    {
        await DeclareAsync("orders");

        var result = await new JobRoundTripHealthCheck(Connection, "orders") { Wait = TimeSpan.FromMilliseconds(300) }.RunAsync();

        result.AssertFailed(RabbitMQReasons.JobNotDone);
        await EventuallyAsync(async () => await CountAsync("orders") == 0, "The job stays in the queue.");
    }

    [Fact]
    public async Task A_queue_that_does_not_exist_fails() =>
        (await new JobRoundTripHealthCheck(Connection, "absent").RunAsync()).AssertFailed(RabbitMQReasons.QueueMissing);

    [Fact]
    public async Task A_wrong_answer_fails()
    {
        await using var wrong = await TestWorker.AnswerAsync(Connection, await DeclareAsync("orders"), TestWorker.Wrong, Token);

        (await new JobRoundTripHealthCheck(Connection, "orders").RunAsync()).AssertFailed(RabbitMQReasons.WrongReply);
    }

    [Fact]
    public async Task Runs_that_are_cancelled_at_any_moment_leave_no_channel_and_no_job()
    {
        await DeclareAsync("orders");
        var check = new JobRoundTripHealthCheck(Connection, "orders") { Wait = TimeSpan.FromMilliseconds(100) };
        var random = new Random(20_264);
        for (var run = 0; run < 100; run++)
        {
            using var source = new CancellationTokenSource(TimeSpan.FromMicroseconds(random.Next(5_000)));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => check.RunUntilAsync(source.Token));
        }

        await EventuallyAsync(async () => (await Server.ListAsync("channels")).Count == 0, "A channel was left behind.");
        await EventuallyAsync(async () => await CountAsync("orders") == 0, "A job stays in the queue.");
        Assert.Equal(["orders"], await Server.ListAsync("queues"));
    }

    [Fact]
    public void Options_that_cannot_work_are_refused()
    {
        Assert.Throws<ArgumentNullException>(static () => new JobRoundTripHealthCheck((IConnection)null!, "orders"));
        Assert.Throws<ArgumentException>(() => new JobRoundTripHealthCheck(Connection, " "));
        Assert.Throws<ArgumentOutOfRangeException>(() => new JobRoundTripHealthCheck(Connection, "orders") { Wait = TimeSpan.Zero });
    }

    private async Task<uint> CountAsync(string queue)
    {
        await using var channel = await Connection.CreateChannelAsync(cancellationToken: Token);
        return await channel.MessageCountAsync(queue, Token);
    }
}
