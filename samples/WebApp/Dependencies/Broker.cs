using RabbitMQ.Client;

namespace WebApp.Dependencies;

/// <summary>The application's one connection to its broker, opened when it is first needed.</summary>
public sealed class Broker(DependencySettings settings) : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private IConnection? _connection;

    public async Task<IConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            // The client reconnects by itself once it has been connected.
            return _connection ??= await new ConnectionFactory { Uri = settings.Broker! }.CreateConnectionAsync(cancellationToken);
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
