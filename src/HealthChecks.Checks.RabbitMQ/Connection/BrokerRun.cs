using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace HealthChecks;

/// <summary>One run of a check on a connection: the channels that it opens, one at a time.</summary>
internal sealed class BrokerRun(IConnection connection, Dictionary<string, object> data, CancellationToken cancellationToken)
    : IAsyncDisposable
{
    private const ushort NotFound = 404;

    private IChannel? _channel;

    public Dictionary<string, object> Data => data;

    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>The open channel; another one when the broker closed the last, as it does after each refusal.</summary>
    public async Task<IChannel> ChannelAsync()
    {
        if (_channel is { IsOpen: true })
            return _channel;

        if (_channel is not null)
            await BrokerChannels.CloseAsync(_channel).ConfigureAwait(false);
        _channel = null;
        return _channel = await BrokerChannels.OpenAsync(connection, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What a queue holds; null when there is no such queue.</summary>
    public async Task<QueueDeclareOk?> FindQueueAsync(string queue)
    {
        var channel = await ChannelAsync().ConfigureAwait(false);
        try
        {
            return await channel.QueueDeclarePassiveAsync(queue, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationInterruptedException exception) when (exception.ShutdownReason?.ReplyCode == NotFound)
        {
            return null;
        }
    }

    /// <summary>Whether there is an exchange of that name.</summary>
    public async Task<bool> HasExchangeAsync(string exchange)
    {
        var channel = await ChannelAsync().ConfigureAwait(false);
        try
        {
            await channel.ExchangeDeclarePassiveAsync(exchange, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (OperationInterruptedException exception) when (exception.ShutdownReason?.ReplyCode == NotFound)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_channel is not null)
            await BrokerChannels.CloseAsync(_channel).ConfigureAwait(false);
    }
}
