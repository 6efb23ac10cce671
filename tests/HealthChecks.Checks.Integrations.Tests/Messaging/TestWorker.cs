using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace HealthChecks.Checks.Integrations.Tests.Messaging;

/// <summary>A worker as an application has one: it consumes a queue, or answers pings in a way of its own.</summary>
internal sealed class TestWorker(IChannel channel) : IAsyncDisposable
{
    private int _jobs;

    /// <summary>How many jobs of the application's own it has done.</summary>
    public int Jobs => Volatile.Read(ref _jobs);

    /// <summary>Serves a queue, health jobs included.</summary>
    public static async Task<TestWorker> ServeAsync(IConnection connection, string queue, CancellationToken cancellationToken)
    {
        var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        var worker = new TestWorker(channel);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += async (_, message) =>
        {
            if (!await WorkerJobs.TryAnswerAsync(channel, message, CancellationToken.None))
                Interlocked.Increment(ref worker._jobs);
            await channel.BasicAckAsync(message.DeliveryTag, multiple: false, CancellationToken.None);
        };
        await channel.BasicConsumeAsync(queue, autoAck: false, consumer, cancellationToken);
        return worker;
    }

    /// <summary>Takes what comes to a queue, or to the ping exchange, and answers with what the test says; with nothing where it says null.</summary>
    public static async Task<TestWorker> AnswerAsync(
        IConnection connection,
        string? queue,
        Func<BasicDeliverEventArgs, (BasicProperties Properties, byte[] Body)?> answer,
        CancellationToken cancellationToken)
    {
        var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        if (queue is null)
        {
            await channel.ExchangeDeclareAsync("healthcheck.ping", ExchangeType.Fanout, durable: false, autoDelete: true, cancellationToken: cancellationToken);
            queue = (await channel.QueueDeclareAsync(cancellationToken: cancellationToken)).QueueName;
            await channel.QueueBindAsync(queue, "healthcheck.ping", "", cancellationToken: cancellationToken);
        }

        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += async (_, message) =>
        {
            if (answer(message) is { } reply)
                await channel.BasicPublishAsync("", message.BasicProperties.ReplyTo!, mandatory: false, reply.Properties, reply.Body, CancellationToken.None);
        };
        await channel.BasicConsumeAsync(queue, autoAck: true, consumer, cancellationToken);
        return new TestWorker(channel);
    }

    /// <summary>An answer of another system.</summary>
    public static (BasicProperties Properties, byte[] Body)? Wrong(BasicDeliverEventArgs message) =>
        (new BasicProperties { CorrelationId = message.BasicProperties.CorrelationId, Type = "healthcheck.answer" }, [1, 2, 3]);

    public async ValueTask DisposeAsync()
    {
        await channel.AbortAsync();
        await channel.DisposeAsync();
    }
}
