using Microsoft.Extensions.Diagnostics.HealthChecks;
using RabbitMQ.Client;

namespace HealthChecks;

/// <summary>
/// Whether workers are there: pings all of them at once, and looks whether the queues that they should serve have consumers. Workers
/// host a <see cref="WorkerPingResponder"/>.
/// </summary>
/// <remarks>
/// A ping does not wait behind the workers' jobs, so a busy worker answers, too. The check declares nothing: answers come by the
/// broker's direct reply-to, and a ping that nobody takes is dropped by the broker when <see cref="Wait"/> is over.
/// </remarks>
[HealthCheckDefaults(TimeoutSeconds = 5, Dependency = DependencyScope.Shared)]
public sealed class WorkerPingHealthCheck : IHealthCheck
{
    private readonly BrokerConnection _connection;
    private readonly string _exchange = WorkerPing.DefaultExchange;
    private readonly TimeSpan _wait = TimeSpan.FromSeconds(1);
    private readonly int? _expectedWorkers;
    private readonly string[] _queues = [];

    /// <summary>For an application that has its connection when it starts.</summary>
    /// <param name="connection">The connection, as the application itself uses it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="connection"/> is null.</exception>
    public WorkerPingHealthCheck(IConnection connection) => _connection = new BrokerConnection(connection);

    /// <summary>For an application that connects when it first needs to.</summary>
    /// <param name="connection">Gives the application's connection, the same one each time; the check closes none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="connection"/> is null.</exception>
    public WorkerPingHealthCheck(Func<CancellationToken, Task<IConnection>> connection) => _connection = new BrokerConnection(connection);

    /// <summary>The fanout exchange that the workers' responders listen to. Default <c>healthcheck.ping</c>.</summary>
    /// <exception cref="ArgumentException">The value is blank, or longer than 200 characters.</exception>
    public string Exchange
    {
        get => _exchange;
        init => _exchange = BrokerNames.Exchange(value, nameof(Exchange));
    }

    /// <summary>How long answers are waited for; less than the check's timeout. Default 1 second.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 10 milliseconds or more than a minute.</exception>
    public TimeSpan Wait
    {
        get => _wait;
        init => _wait = WorkerPing.ValidWait(value);
    }

    /// <summary>
    /// How many workers must answer; as soon as so many have, the waiting is over. Default null: one will do, and <see cref="Wait"/> is
    /// waited in full, to hear from all of them.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int? ExpectedWorkers
    {
        get => _expectedWorkers;
        init => _expectedWorkers = value is not < 1
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(ExpectedWorkers), value, "ExpectedWorkers is less than 1: set it to a number of workers, or to null where any number will do.");
    }

    /// <summary>The queues that must have a consumer. Default none.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    /// <exception cref="ArgumentException">A name is blank, or longer than 255 characters.</exception>
    public IReadOnlyList<string> Queues
    {
        get => _queues;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(Queues));
            _queues = [.. value.Select(static queue => BrokerNames.Queue(queue, nameof(Queues)))];
        }
    }

    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        _connection.RunAsync(PingAsync, cancellationToken);

    private async Task<HealthCheckResult> PingAsync(BrokerRun run)
    {
        List<HealthFinding> findings = [];
        AddWorkers(await AskAsync(run).ConfigureAwait(false), findings, run.Data);
        await AddQueuesAsync(run, findings).ConfigureAwait(false);
        return HealthResults.From(findings, run.Data);
    }

    private async Task<WorkerAnswers> AskAsync(BrokerRun run)
    {
        // The first responder declares the exchange, and the last one that goes takes it along.
        if (!await run.HasExchangeAsync(_exchange).ConfigureAwait(false))
            return WorkerAnswers.None;

        var question = new WorkerQuestion(WorkerPing.PingType, _wait, _expectedWorkers ?? int.MaxValue);
        var channel = await run.ChannelAsync().ConfigureAwait(false);
        return await question.AskAsync(channel, _exchange, routingKey: "", run.CancellationToken).ConfigureAwait(false);
    }

    private void AddWorkers(WorkerAnswers answers, List<HealthFinding> findings, Dictionary<string, object> data)
    {
        data["workers"] = answers.Right;
        data["wrongReplies"] = answers.Wrong;
        if (answers.FirstMs is { } firstMs)
            data["pingMs"] = firstMs;

        if (answers is { Right: 0, Wrong: 0 })
        {
            findings.Add(Unhealthy(
                RabbitMQReasons.NoWorkerAnswered,
                answers.Unroutable ? "No worker listens for pings." : "No worker answered the ping."));
        }
        else if (answers.Right < (_expectedWorkers ?? 0))
        {
            findings.Add(Unhealthy(
                RabbitMQReasons.TooFewWorkers,
                FormattableString.Invariant($"{answers.Right} workers answered the ping; {_expectedWorkers} are expected.")));
        }

        for (var wrong = 0; wrong < answers.Wrong; wrong++)
            findings.Add(Unhealthy(RabbitMQReasons.WrongReply, "A worker's answer was not the one to the ping."));
    }

    private async Task AddQueuesAsync(BrokerRun run, List<HealthFinding> findings)
    {
        List<string> missing = [];
        List<string> unserved = [];
        foreach (var name in _queues)
        {
            var queue = await run.FindQueueAsync(name).ConfigureAwait(false);
            if (queue is null)
            {
                missing.Add(name);
                findings.Add(Unhealthy(RabbitMQReasons.QueueMissing, "A queue that workers should serve does not exist."));
            }
            else if (queue.ConsumerCount == 0)
            {
                unserved.Add(name);
                findings.Add(Unhealthy(RabbitMQReasons.QueueWithoutConsumer, "A queue that workers should serve has no consumer."));
            }
        }

        if (missing.Count > 0)
            run.Data["missingQueues"] = string.Join(", ", missing);
        if (unserved.Count > 0)
            run.Data["queuesWithoutConsumer"] = string.Join(", ", unserved);
    }

    private static HealthFinding Unhealthy(string reason, string text) => new(HealthStatus.Unhealthy, reason, text);
}
