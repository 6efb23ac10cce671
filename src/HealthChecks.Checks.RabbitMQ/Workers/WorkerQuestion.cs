using System.Diagnostics;
using System.Globalization;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace HealthChecks;

/// <summary>
/// Sends one message and collects the answers to it. They come by the broker's direct reply-to, for which no queue is made: there is
/// none to leave behind, whenever the run ends.
/// </summary>
/// <param name="type">What kind of message it is.</param>
/// <param name="wait">How long to wait for answers; a message that nobody took by then is dropped by the broker.</param>
/// <param name="enough">How many answers end the waiting.</param>
internal sealed class WorkerQuestion(string type, TimeSpan wait, int enough)
{
    private const string DirectReplyTo = "amq.rabbitmq.reply-to";

    private readonly byte[] _body = Guid.NewGuid().ToByteArray();
    private readonly string _correlation = Guid.NewGuid().ToString("N");
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly object _lock = new();
    private WorkerAnswers _answers = new(0, 0, Unroutable: false, null);
    private long _started;

    /// <summary>Asks. Use a question once.</summary>
    /// <exception cref="OperationInterruptedException">The broker closed the channel.</exception>
    public async Task<WorkerAnswers> AskAsync(IChannel channel, string exchange, string routingKey, CancellationToken cancellationToken)
    {
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += OnAnswerAsync;
        channel.BasicReturnAsync += OnReturnedAsync;
        channel.ChannelShutdownAsync += OnShutdownAsync;
        await channel.BasicConsumeAsync(DirectReplyTo, autoAck: true, consumer, cancellationToken).ConfigureAwait(false);

        var properties = new BasicProperties
        {
            CorrelationId = _correlation,
            ReplyTo = DirectReplyTo,
            Type = type,
            Expiration = ((long)Math.Ceiling(wait.TotalMilliseconds)).ToString(CultureInfo.InvariantCulture),
        };
        _started = Stopwatch.GetTimestamp();
        await channel.BasicPublishAsync(exchange, routingKey, mandatory: true, properties, _body, cancellationToken).ConfigureAwait(false);
        try
        {
            await _done.Task.WaitAsync(wait, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // Then those count that have come.
        }

        lock (_lock)
        {
            return _answers;
        }
    }

    private Task OnAnswerAsync(object sender, BasicDeliverEventArgs answer)
    {
        var isRight = answer.BasicProperties.CorrelationId == _correlation
            && answer.BasicProperties.Type == WorkerPing.AnswerType
            && answer.Body.Span.SequenceEqual(_body);
        lock (_lock)
        {
            _answers = _answers with
            {
                Right = _answers.Right + (isRight ? 1 : 0),
                Wrong = _answers.Wrong + (isRight ? 0 : 1),
                FirstMs = _answers.FirstMs ?? CheckSteps.MillisecondsSince(_started),
            };
            if (_answers.Right + _answers.Wrong >= enough)
                _done.TrySetResult();
        }

        return Task.CompletedTask;
    }

    private Task OnReturnedAsync(object sender, BasicReturnEventArgs returned)
    {
        lock (_lock)
        {
            _answers = _answers with { Unroutable = true };
        }

        _done.TrySetResult();
        return Task.CompletedTask;
    }

    private Task OnShutdownAsync(object sender, ShutdownEventArgs reason)
    {
        _done.TrySetException(new OperationInterruptedException(reason));

        // Looked at, so that it is no unobserved exception where nobody waits any more.
        _ = _done.Task.Exception;
        return Task.CompletedTask;
    }
}
