using Microsoft.Extensions.Diagnostics.HealthChecks;
using RabbitMQ.Client;

namespace HealthChecks;

/// <summary>Whether a queue is being worked off: how many messages wait in it, and how many consumers it has.</summary>
/// <remarks>The queue is declared passively: one that does not exist is not made. Messages that a consumer holds and has not acknowledged do not count.</remarks>
[HealthCheckDefaults(TimeoutSeconds = 5, Dependency = DependencyScope.Shared)]
public sealed class QueueDepthHealthCheck : IHealthCheck
{
    private const long DefaultWarning = 100;
    private const long DefaultCritical = 1000;

    private readonly BrokerConnection _connection;
    private readonly string _queue;
    private readonly long? _warning;
    private readonly long? _critical;
    private readonly bool _warningIsSet;
    private readonly bool _criticalIsSet;
    private readonly int _minimumConsumers = 1;

    /// <summary>For an application that has its connection when it starts.</summary>
    /// <param name="connection">The connection, as the application itself uses it.</param>
    /// <param name="queue">The queue's name.</param>
    /// <exception cref="ArgumentNullException"><paramref name="connection"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="queue"/> is blank, or longer than 255 characters.</exception>
    public QueueDepthHealthCheck(IConnection connection, string queue)
    {
        _connection = new BrokerConnection(connection);
        _queue = BrokerNames.Queue(queue, nameof(queue));
    }

    /// <summary>For an application that connects when it first needs to.</summary>
    /// <param name="connection">Gives the application's connection, the same one each time; the check closes none.</param>
    /// <param name="queue">The queue's name.</param>
    /// <exception cref="ArgumentNullException"><paramref name="connection"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="queue"/> is blank, or longer than 255 characters.</exception>
    public QueueDepthHealthCheck(Func<CancellationToken, Task<IConnection>> connection, string queue)
    {
        _connection = new BrokerConnection(connection);
        _queue = BrokerNames.Queue(queue, nameof(queue));
    }

    /// <summary>
    /// Degraded from this many waiting messages on; null: no such level. Default 100, or <see cref="CriticalMessages"/> where that is lower.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    /// <exception cref="ArgumentException">The value is above <see cref="CriticalMessages"/>.</exception>
    public long? WarningMessages
    {
        get => _warningIsSet ? _warning : Math.Min(DefaultWarning, _critical ?? DefaultWarning);
        init => (_warning, _warningIsSet) = (Checked(nameof(WarningMessages), value, value, _critical), true);
    }

    /// <summary>
    /// Unhealthy from this many waiting messages on; null: no such level. Default 1000, or <see cref="WarningMessages"/> where that is higher.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    /// <exception cref="ArgumentException">The value is below <see cref="WarningMessages"/>.</exception>
    public long? CriticalMessages
    {
        get => _criticalIsSet ? _critical : Math.Max(DefaultCritical, _warning ?? DefaultCritical);
        init => (_critical, _criticalIsSet) = (Checked(nameof(CriticalMessages), value, _warning, value), true);
    }

    /// <summary>How many consumers the queue must have; 0: none. Default 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int MinimumConsumers
    {
        get => _minimumConsumers;
        init => _minimumConsumers = value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(MinimumConsumers), value, "MinimumConsumers is negative: set it to 0 where the queue needs no consumer.");
    }

    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        _connection.RunAsync(LookAsync, cancellationToken);

    private async Task<HealthCheckResult> LookAsync(BrokerRun run)
    {
        if (await run.FindQueueAsync(_queue).ConfigureAwait(false) is not { } queue)
            return HealthResults.Unhealthy(RabbitMQReasons.QueueMissing, "The queue does not exist.", data: run.Data);

        run.Data["messages"] = (long)queue.MessageCount;
        run.Data["consumers"] = (long)queue.ConsumerCount;
        List<HealthFinding> findings = [];
        if (queue.ConsumerCount < _minimumConsumers)
            findings.Add(TooFewConsumers(queue.ConsumerCount));
        if (queue.MessageCount >= CriticalMessages)
            findings.Add(Long(HealthStatus.Unhealthy, queue.MessageCount, "critical", CriticalMessages));
        else if (queue.MessageCount >= WarningMessages)
            findings.Add(Long(HealthStatus.Degraded, queue.MessageCount, "warning", WarningMessages));
        return HealthResults.From(findings, run.Data);
    }

    private HealthFinding TooFewConsumers(uint count) => count == 0
        ? new HealthFinding(HealthStatus.Unhealthy, RabbitMQReasons.QueueWithoutConsumer, "The queue has no consumer.")
        : new HealthFinding(
            HealthStatus.Unhealthy,
            RabbitMQReasons.TooFewConsumers,
            FormattableString.Invariant($"The queue has {count} consumers; the minimum is {_minimumConsumers}."));

    private static HealthFinding Long(HealthStatus status, uint count, string level, long? limit) =>
        new(status, RabbitMQReasons.QueueLong, FormattableString.Invariant($"{count} messages wait; the {level} level is {limit}."));

    private static long? Checked(string name, long? value, long? warning, long? critical)
    {
        if (value < 1)
            throw new ArgumentOutOfRangeException(name, value, $"{name} is less than 1: set it to a number of messages, or to null to leave this level out.");
        if (warning > critical)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"WarningMessages ({warning}) is above CriticalMessages ({critical}): lower WarningMessages, or set it to null."),
                name);
        }

        return value;
    }
}
