using HealthChecks.Testing.Servers;
using RabbitMQ.Client;

namespace HealthChecks.Checks.Integrations.Tests.Messaging;

/// <summary>Tests with a connection to the broker.</summary>
[Collection(RabbitMqCollection.Name)]
public abstract class BrokerTests(RabbitMqServer server) : IAsyncLifetime
{
    private readonly List<IConnection> _connections = [];

    protected RabbitMqServer Server => server;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The application's connection.</summary>
    protected IConnection Connection { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Connection = await ConnectAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in _connections)
        {
            await connection.AbortAsync(TimeSpan.FromSeconds(5));
            await connection.DisposeAsync();
        }
    }

    protected async Task<IConnection> ConnectAsync(Action<ConnectionFactory>? configure = null)
    {
        var factory = new ConnectionFactory { Uri = server.Uri, NetworkRecoveryInterval = TimeSpan.FromMilliseconds(200) };
        configure?.Invoke(factory);
        var connection = await factory.CreateConnectionAsync(Token);
        _connections.Add(connection);
        return connection;
    }

    protected async Task<string> DeclareAsync(string queue)
    {
        await using var channel = await Connection.CreateChannelAsync(cancellationToken: Token);
        await channel.QueueDeclareAsync(queue, durable: false, exclusive: true, autoDelete: false, cancellationToken: Token);
        return queue;
    }

    protected async Task PublishAsync(string queue, int count)
    {
        await using var channel = await Connection.CreateChannelAsync(new CreateChannelOptions(true, true), Token);
        for (var message = 0; message < count; message++)
            await channel.BasicPublishAsync("", queue, new byte[] { 1 }, Token);
    }

    /// <summary>Waits for what the broker does in its own time.</summary>
    protected static async Task EventuallyAsync(Func<Task<bool>> holds, string what)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await holds())
        {
            Assert.False(limit.IsCancellationRequested, what);
            await Task.Delay(100, Token);
        }
    }

    /// <summary>The broker goes away during the test, and is back after it.</summary>
    protected async Task WhileStoppedAsync(Func<Task> test)
    {
        await server.StopAsync();
        try
        {
            await test();
        }
        finally
        {
            await server.StartAsync();
        }
    }

    /// <summary>The broker hangs during the test.</summary>
    protected async Task WhileSuspendedAsync(Func<Task> test)
    {
        server.Suspend();
        try
        {
            await test();
        }
        finally
        {
            server.Resume();
        }
    }
}
