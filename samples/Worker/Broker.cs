using RabbitMQ.Client;

namespace Worker;

/// <summary>The worker's one connection to its broker, opened when it is first needed.</summary>
public sealed class Broker(Uri address, string jobQueue) : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private IConnection? _connection;

    /// <summary>The queue that jobs arrive in.</summary>
    public string JobQueue => jobQueue;

    public async Task<IConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            // The client reconnects by itself once it has been connected.
            return _connection ??= await new ConnectionFactory { Uri = address }.CreateConnectionAsync(cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
            await _connection.DisposeAsync();
        _gate.Dispose();
    }
}
