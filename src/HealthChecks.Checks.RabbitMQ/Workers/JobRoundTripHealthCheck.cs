using Microsoft.Extensions.Diagnostics.HealthChecks;
using RabbitMQ.Client;

namespace HealthChecks;

/// <summary>
/// Whether jobs get done: puts one into a queue as the application does, and waits until a worker has done it. Workers answer it with
/// <see cref="WorkerJobs.TryAnswerAsync"/>.
/// </summary>
/// <remarks>
/// The job waits its turn behind the others, so a long queue fails this check: use <see cref="WorkerPingHealthCheck"/> to see whether
/// workers live, and this one to see whether they keep up. A job that was not taken in time is dropped by the broker.
/// </remarks>
[HealthCheckDefaults(TimeoutSeconds = 5, Dependency = DependencyScope.Shared)]
public sealed class JobRoundTripHealthCheck : IHealthCheck
{
    private const string DefaultExchange = "";

    private readonly BrokerConnection _connection;
    private readonly string _queue;
    private readonly TimeSpan _wait = TimeSpan.FromSeconds(3);

    /// <summary>For an application that has its connection when it starts.</summary>
    /// <param name="connection">The connection, as the application itself uses it.</param>
    /// <param name="queue">The queue that the workers serve.</param>
    /// <exception cref="ArgumentNullException"><paramref name="connection"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="queue"/> is blank, or longer than 255 characters.</exception>
    public JobRoundTripHealthCheck(IConnection connection, string queue)
    {
        _connection = new BrokerConnection(connection);
        _queue = BrokerNames.Queue(queue, nameof(queue));
    }

    /// <summary>For an application that connects when it first needs to.</summary>
    /// <param name="connection">Gives the application's connection, the same one each time; the check closes none.</param>
    /// <param name="queue">The queue that the workers serve.</param>
    /// <exception cref="ArgumentNullException"><paramref name="connection"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="queue"/> is blank, or longer than 255 characters.</exception>
    public JobRoundTripHealthCheck(Func<CancellationToken, Task<IConnection>> connection, string queue)
    {
        _connection = new BrokerConnection(connection);
        _queue = BrokerNames.Queue(queue, nameof(queue));
    }

    /// <summary>How long the job may take, waiting included; less than the check's timeout. Default 3 seconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 10 milliseconds or more than a minute.</exception>
    public TimeSpan Wait
    {
        get => _wait;
        init => _wait = WorkerPing.ValidWait(value);
    }

    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        _connection.RunAsync(RunJobAsync, cancellationToken);

    private async Task<HealthCheckResult> RunJobAsync(BrokerRun run)
    {
        var job = new WorkerQuestion(WorkerPing.JobType, _wait, enough: 1);
        var channel = await run.ChannelAsync().ConfigureAwait(false);
        var answers = await job.AskAsync(channel, DefaultExchange, _queue, run.CancellationToken).ConfigureAwait(false);
        if (answers.FirstMs is { } firstMs)
            run.Data["jobMs"] = firstMs;

        return answers switch
        {
            { Unroutable: true } => HealthResults.Unhealthy(RabbitMQReasons.QueueMissing, "The queue does not exist.", data: run.Data),
            { Wrong: > 0 } => HealthResults.Unhealthy(RabbitMQReasons.WrongReply, "The answer was not the one to the job.", data: run.Data),
            { Right: 0 } => HealthResults.Unhealthy(RabbitMQReasons.JobNotDone, "The job was not done in time.", data: run.Data),
            _ => HealthResults.Healthy(data: run.Data),
        };
    }
}
