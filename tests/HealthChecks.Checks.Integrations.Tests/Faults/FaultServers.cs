using HealthChecks.Testing.Servers;
using Npgsql;
using RabbitMQ.Client;

namespace HealthChecks.Checks.Integrations.Tests.Faults;

/// <summary>The servers that the rows of the fault table share. Each row leaves them running.</summary>
public sealed class FaultServers : IAsyncLifetime
{
    private readonly List<IAsyncDisposable> _clients = [];

    public PostgresServer Postgres { get; } = new();

    public RabbitMqServer RabbitMq { get; } = new();

    /// <summary>A Redis that wants a password.</summary>
    public RedisServer? Redis { get; private set; }

    public MemcachedServer? Memcached { get; private set; }

    public async ValueTask InitializeAsync()
    {
        await Postgres.InitializeAsync();
        await RabbitMq.InitializeAsync();
        if (RedisServer.Missing is null)
            Redis = await RedisServer.StartAsync("--requirepass", FaultTable.Marker);
        if (MemcachedServer.Missing is null)
            Memcached = await MemcachedServer.StartAsync();
    }

    /// <summary>A pool as an application has it: its connect timeout is short.</summary>
    public NpgsqlDataSource Pool(string password = PostgresServer.Password)
    {
        var settings = new NpgsqlConnectionStringBuilder(Postgres.ConnectionString) { Timeout = 3 };
        if (password != PostgresServer.Password)
            (settings.Username, settings.Password) = ("nobody-of-that-name", password);
        return Keep(NpgsqlDataSource.Create(settings));
    }

    /// <summary>The one connection of an application, opened when it is first asked for.</summary>
    public Func<CancellationToken, Task<IConnection>> Broker(string? password = null)
    {
        var factory = new ConnectionFactory { Uri = RabbitMq.Uri };
        if (password is not null)
            factory.Password = password;
        IConnection? connection = null;
        return async token => connection ??= Keep(await factory.CreateConnectionAsync(token));
    }

    public string RedisAddress(string password) => $"redis://:{password}@127.0.0.1:{Redis!.Port}";

    public T Keep<T>(T client)
        where T : IAsyncDisposable
    {
        lock (_clients)
            _clients.Add(client);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
            await client.DisposeAsync();
        await Postgres.DisposeAsync();
        await RabbitMq.DisposeAsync();
        if (Redis is not null)
            await Redis.DisposeAsync();
        if (Memcached is not null)
            await Memcached.DisposeAsync();
    }
}
