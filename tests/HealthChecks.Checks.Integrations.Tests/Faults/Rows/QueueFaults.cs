using HealthChecks.Checks.Integrations.Tests.Messaging;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using RabbitMQ.Client;
using static Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus;

namespace HealthChecks.Checks.Integrations.Tests.Faults;

/// <summary>A queue of RabbitMQ, and the worker that serves it.</summary>
internal static class QueueFaults
{
    private const string Depth = nameof(QueueDepthHealthCheck);
    private const string Job = nameof(JobRoundTripHealthCheck);

    public static readonly FaultRow[] Rows =
    [
        Row(Depth, "up", Healthy, HealthReasons.Healthy, DepthOf),
        Row(Depth, "no consumer", Unhealthy, RabbitMQReasons.QueueWithoutConsumer, DepthOf, static work => work.LeaveAsync) with { IsMended = true },
        Row(Depth, "longer than the warning limit", Degraded, RabbitMQReasons.QueueLong, static work => new QueueDepthHealthCheck(work.Connection, work.Queue) { WarningMessages = 1, MinimumConsumers = 0 }, static work => async () =>
        {
            await work.LeaveAsync();
            await work.PublishAsync();
        }) with { IsMended = true },
        new(Depth, "no such queue", Unhealthy, RabbitMQReasons.QueueMissing, static servers => new FaultCase(new QueueDepthHealthCheck(servers.Broker(), "nowhere"))),
        new(Depth, "wrong credentials", Unhealthy, RabbitMQReasons.ConnectionFailed, static servers => new FaultCase(new QueueDepthHealthCheck(servers.Broker(FaultTable.Marker), "orders"))),
        Row(Job, "up", Healthy, HealthReasons.Healthy, JobOf),
        Row(Job, "no worker takes it", Unhealthy, RabbitMQReasons.JobNotDone, JobOf, static work => work.LeaveAsync) with { IsMended = true },
        new(Job, "no such queue", Unhealthy, RabbitMQReasons.QueueMissing, static servers => new FaultCase(new JobRoundTripHealthCheck(servers.Broker(), "nowhere"))),
        new(Job, "wrong credentials", Unhealthy, RabbitMQReasons.ConnectionFailed, static servers => new FaultCase(new JobRoundTripHealthCheck(servers.Broker(FaultTable.Marker), "orders"))),
    ];

    private static FaultRow Row(string check, string fault, HealthStatus status, string reason, Func<Work, IHealthCheck> make, Func<Work, Func<Task>>? break_ = null) => new(check, fault, status, reason, async servers =>
    {
        var work = servers.Keep(await Work.BeginAsync(await servers.Broker()(Token)));
        return new FaultCase(make(work), break_?.Invoke(work), break_ is null ? null : work.ServeAsync);
    });

    private static QueueDepthHealthCheck DepthOf(Work work) => new(work.Connection, work.Queue);

    private static JobRoundTripHealthCheck JobOf(Work work) => new(work.Connection, work.Queue) { Wait = TimeSpan.FromMilliseconds(500) };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A queue that goes with its connection, and a worker that may leave it.</summary>
    private sealed class Work(IConnection connection) : IAsyncDisposable
    {
        private TestWorker? _worker;

        public IConnection Connection => connection;

        public string Queue { get; private set; } = "";

        public static async Task<Work> BeginAsync(IConnection connection)
        {
            var work = new Work(connection);
            await using var channel = await connection.CreateChannelAsync(cancellationToken: Token);
            work.Queue = (await channel.QueueDeclareAsync(exclusive: true, autoDelete: false, cancellationToken: Token)).QueueName;
            await work.ServeAsync();
            return work;
        }

        public async Task ServeAsync() => _worker = await TestWorker.ServeAsync(connection, Queue, Token);

        public async Task LeaveAsync()
        {
            if (_worker is { } worker)
                await worker.DisposeAsync();
            _worker = null;
        }

        public async Task PublishAsync()
        {
            await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true), Token);
            await channel.BasicPublishAsync("", Queue, new byte[] { 1 }, Token);
        }

        public async ValueTask DisposeAsync() => await LeaveAsync();
    }
}
