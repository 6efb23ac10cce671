using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace HealthChecks;

/// <summary>
/// Answers the pings of <see cref="WorkerPingHealthCheck"/>, in the process of a worker: <c>services.AddHostedService</c>.
/// </summary>
/// <remarks>
/// It listens on a queue of its own, exclusive and auto-deleted, bound to a fanout exchange that goes with its last queue. When the
/// broker goes away it tries again until it is stopped, whether or not the connection recovers by itself.
/// </remarks>
public sealed class WorkerPingResponder : BackgroundService
{
    private readonly BrokerConnection _connection;
    private readonly ILogger _logger;
    private readonly string _exchange = WorkerPing.DefaultExchange;
    private readonly TimeSpan _retryDelay = TimeSpan.FromSeconds(5);

    /// <summary>For a worker that has its connection when it starts.</summary>
    /// <param name="connection">The connection, as the worker itself uses it.</param>
    /// <param name="logger">Told when pings cannot be answered, and when they can again. Default none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="connection"/> is null.</exception>
    public WorkerPingResponder(IConnection connection, ILogger<WorkerPingResponder>? logger = null)
    {
        _connection = new BrokerConnection(connection);
        _logger = logger ?? NullLogger<WorkerPingResponder>.Instance;
    }

    /// <summary>For a worker that connects when it first needs to.</summary>
    /// <param name="connection">Gives the worker's connection, the same one each time while it is open; the responder closes none.</param>
    /// <param name="logger">Told when pings cannot be answered, and when they can again. Default none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="connection"/> is null.</exception>
    public WorkerPingResponder(Func<CancellationToken, Task<IConnection>> connection, ILogger<WorkerPingResponder>? logger = null)
    {
        _connection = new BrokerConnection(connection);
        _logger = logger ?? NullLogger<WorkerPingResponder>.Instance;
    }

    /// <summary>The fanout exchange, the same as that of the check. Default <c>healthcheck.ping</c>.</summary>
    /// <exception cref="ArgumentException">The value is blank, or longer than 200 characters.</exception>
    public string Exchange
    {
        get => _exchange;
        init => _exchange = BrokerNames.Exchange(value, nameof(Exchange));
    }

    /// <summary>How long it waits after a failure until it tries again. Default 5 seconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 10 milliseconds or more than an hour.</exception>
    public TimeSpan RetryDelay
    {
        get => _retryDelay;
        init => _retryDelay = value >= TimeSpan.FromMilliseconds(10) && value <= TimeSpan.FromHours(1)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(RetryDelay), value, "RetryDelay is out of range: set it between 10 milliseconds and 1 hour.");
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var failing = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await AnswerPingsAsync(OnReady, stoppingToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                if (!failing)
                    RabbitMQLog.PingsUnanswered(_logger, exception);
                failing = true;
            }

            await Task.Delay(_retryDelay, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        void OnReady()
        {
            if (failing)
                RabbitMQLog.PingsAnswered(_logger);
            failing = false;
        }
    }

    /// <summary>Answers until the channel is closed, or the queue is deleted.</summary>
    private async Task AnswerPingsAsync(Action onReady, CancellationToken cancellationToken)
    {
        var connection = await _connection.GetAsync(cancellationToken).ConfigureAwait(false);
        var channel = await BrokerChannels.OpenAsync(connection, cancellationToken).ConfigureAwait(false);
        var queue = $"{_exchange}.{Guid.NewGuid():N}";
        try
        {
            var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            channel.ChannelShutdownAsync += (_, _) => EndAsync(ended);
            var consumer = new AsyncEventingBasicConsumer(channel);
            consumer.UnregisteredAsync += (_, _) => EndAsync(ended);
            consumer.ReceivedAsync += (_, ping) => WorkerJobs.AnswerAsync(channel, ping, cancellationToken).AsTask();

            await channel.ExchangeDeclareAsync(_exchange, ExchangeType.Fanout, durable: false, autoDelete: true, cancellationToken: cancellationToken).ConfigureAwait(false);
            await channel.QueueDeclareAsync(queue, durable: false, exclusive: true, autoDelete: true, cancellationToken: cancellationToken).ConfigureAwait(false);
            await channel.QueueBindAsync(queue, _exchange, routingKey: "", cancellationToken: cancellationToken).ConfigureAwait(false);
            await channel.BasicConsumeAsync(queue, autoAck: true, consumer, cancellationToken).ConfigureAwait(false);
            onReady();
            await ended.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
            throw new InvalidOperationException("The broker closed the channel, or deleted the queue, that pings come on.");
        }
        finally
        {
            await BrokerChannels.CloseAsync(channel, () => DeleteAsync(channel, queue, _exchange)).ConfigureAwait(false);
        }
    }

    /// <summary>An exclusive queue lives as long as its connection, and is deleted by itself only once it has had a consumer.</summary>
    private static async Task DeleteAsync(IChannel channel, string queue, string exchange)
    {
        try
        {
            await channel.QueueDeleteAsync(queue, ifUnused: false, ifEmpty: false, noWait: true, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The connection was lost, and the queue with it. The client would forget the queue and keep the binding, and then never
            // get its connection back, for no such binding can be restored. This makes it forget the binding, and fails after that.
            await channel.QueueUnbindAsync(queue, exchange, routingKey: "", cancellationToken: CancellationToken.None).ConfigureAwait(false);
        }
    }

    private static Task EndAsync(TaskCompletionSource ended)
    {
        ended.TrySetResult();
        return Task.CompletedTask;
    }
}
