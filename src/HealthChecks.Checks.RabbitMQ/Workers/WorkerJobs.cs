using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace HealthChecks;

/// <summary>How a worker answers the jobs of <see cref="JobRoundTripHealthCheck"/>.</summary>
public static class WorkerJobs
{
    /// <summary>
    /// Answers the message where it is a health check's job. Call it first thing in the consumer, and treat the message as done where it
    /// returns true: acknowledge it as any other.
    /// </summary>
    /// <param name="channel">The channel that the message came on.</param>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Cancels the answer.</param>
    /// <returns>False when the message is one of the application's own.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="channel"/> or <paramref name="message"/> is null.</exception>
    public static async ValueTask<bool> TryAnswerAsync(IChannel channel, BasicDeliverEventArgs message, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(message);
        if (message.BasicProperties.Type != WorkerPing.JobType)
            return false;

        await AnswerAsync(channel, message, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Sends a question back to where it came from.</summary>
    internal static async ValueTask AnswerAsync(IChannel channel, BasicDeliverEventArgs message, CancellationToken cancellationToken)
    {
        if (message.BasicProperties.ReplyTo is not { Length: > 0 } replyTo)
            return;

        var properties = new BasicProperties { CorrelationId = message.BasicProperties.CorrelationId, Type = WorkerPing.AnswerType };

        // Not mandatory: who asked may be gone.
        await channel.BasicPublishAsync("", replyTo, mandatory: false, properties, message.Body, cancellationToken).ConfigureAwait(false);
    }
}
