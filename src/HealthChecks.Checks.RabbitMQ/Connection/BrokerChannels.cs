using RabbitMQ.Client;

namespace HealthChecks;

/// <summary>Opens and closes channels so that none is left behind on the application's connection.</summary>
internal static class BrokerChannels
{
    /// <summary>How long a run waits for the broker to close a channel; what takes longer goes on without it.</summary>
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Opens a channel. The client is not told of the cancellation: it would leave the channel, which the broker opens all the same, to
    /// nobody. A channel that comes too late is closed when it comes.
    /// </summary>
    public static async Task<IChannel> OpenAsync(IConnection connection, CancellationToken cancellationToken)
    {
        var opening = connection.CreateChannelAsync(cancellationToken: CancellationToken.None);
        try
        {
            return await opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _ = CloseLateAsync(opening);
            throw;
        }
    }

    /// <summary>Removes what was made on a channel, closes it, and waits for both a little. It does not throw.</summary>
    public static async Task CloseAsync(IChannel channel, Func<Task>? remove = null)
    {
        var closing = RemoveAndAbortAsync(channel, remove);
        try
        {
            await closing.WaitAsync(CloseTimeout).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // The broker has been told, and closes it when it goes on; the client gives up waiting by itself.
        }
    }

    private static async Task CloseLateAsync(Task<IChannel> opening)
    {
        try
        {
            await AbortAsync(await opening.ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // It was never opened. The run is over, and nobody asks.
        }
    }

    private static async Task RemoveAndAbortAsync(IChannel channel, Func<Task>? remove)
    {
        try
        {
            if (remove is not null)
                await remove().ConfigureAwait(false);
        }
        catch (Exception)
        {
            // What could not be removed goes with its connection.
        }

        await AbortAsync(channel).ConfigureAwait(false);
    }

    private static async Task AbortAsync(IChannel channel)
    {
        try
        {
            // Not left to DisposeAsync: of a channel that the broker closed, a recovering connection would keep a record for ever.
            await channel.AbortAsync(CancellationToken.None).ConfigureAwait(false);
            await channel.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception)
        {
            // With its connection the channel is gone, too.
        }
    }
}
