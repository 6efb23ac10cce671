using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Worker;

/// <summary>Takes jobs from the broker's queue into the inbox, and answers those of a health check.</summary>
public sealed partial class JobIntake(Broker broker, Inbox inbox, ILogger<JobIntake> logger) : BackgroundService
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Directory.CreateDirectory(inbox.Path);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await TakeAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                CannotTake(exception);
                await Task.Delay(BetweenTries, stoppingToken);
            }
        }
    }

    /// <summary>Takes jobs until the channel is closed.</summary>
    private async Task TakeAsync(CancellationToken cancellationToken)
    {
        var connection = await broker.ConnectAsync(cancellationToken);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        channel.ChannelShutdownAsync += (_, _) =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += async (_, message) =>
        {
            if (!await WorkerJobs.TryAnswerAsync(channel, message, cancellationToken))
                await inbox.AddAsync(message.Body, cancellationToken);
            await channel.BasicAckAsync(message.DeliveryTag, multiple: false, cancellationToken);
        };
        await channel.QueueDeclareAsync(broker.JobQueue, durable: true, exclusive: false, autoDelete: false, cancellationToken: cancellationToken);
        await channel.BasicConsumeAsync(broker.JobQueue, autoAck: false, consumer, cancellationToken);
        await closed.Task.WaitAsync(cancellationToken);
        throw new InvalidOperationException("The broker closed the channel that jobs come on.");
    }

    [LoggerMessage(1, LogLevel.Warning, "No jobs are taken from the broker at the moment")]
    private partial void CannotTake(Exception exception);
}
