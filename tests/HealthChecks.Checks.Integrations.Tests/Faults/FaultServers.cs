using HealthChecks.Testing.Servers;
using Npgsql;
using RabbitMQ.Client;

namespace HealthChecks.Checks.Integrations.Tests.Faults;

/// <summary>The servers that the rows of the fault table share. Each row leaves them running, and takes with it what it has opened.</summary>
public sealed class FaultServers : IAsyncLifetime
{
    private readonly Stack<object> _kept = [];
    private PostgresServer? _replica;

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

    /// <summary>How an application reaches PostgreSQL: its connect timeout is short. With another password it is another user, too.</summary>
    public string ConnectionString(string password = PostgresServer.Password, string database = "postgres", int? port = null, int size = 3)
    {
        var settings = new NpgsqlConnectionStringBuilder(Postgres.ConnectionString) { Timeout = 3, Database = database, MaxPoolSize = size };
        if (port is not null)
            settings.Port = port.Value;
        if (password != PostgresServer.Password)
            (settings.Username, settings.Password) = ("nobody-of-that-name", password);
        return settings.ConnectionString;
    }

    public NpgsqlDataSource Pool(string password = PostgresServer.Password, string database = "postgres", int? port = null, int size = 3) =>
        Keep(NpgsqlDataSource.Create(ConnectionString(password, database, port, size)));

    /// <summary>A PostgreSQL that follows the other; it is started when it is first asked for.</summary>
    public async Task<NpgsqlDataSource> ReplicaAsync()
    {
        _replica ??= await Postgres.StartReplicaAsync();
        return Keep(NpgsqlDataSource.Create(_replica.ConnectionString + ";Timeout=3;Maximum Pool Size=3"));
    }

    /// <summary>The one connection of an application, opened when it is first asked for.</summary>
    public Func<CancellationToken, Task<IConnection>> Broker(string? password = null, int? port = null)
    {
        var factory = new ConnectionFactory { Uri = RabbitMq.Uri, NetworkRecoveryInterval = TimeSpan.FromMilliseconds(200) };
        factory.Password = password ?? factory.Password;
        factory.Port = port ?? factory.Port;
        IConnection? connection = null;
        return async token => connection ??= Keep(await factory.CreateConnectionAsync(token));
    }

    /// <summary>A Redis of a row's own.</summary>
    public async Task<RedisServer> StartRedisAsync(params string[] arguments) => Keep(await RedisServer.StartAsync(arguments));

    public string RedisAddress(string password) => $"redis://:{password}@127.0.0.1:{Redis!.Port}";

    /// <summary>Disposes of something when the row is over: of the last first.</summary>
    public T Keep<T>(T client)
        where T : notnull
    {
        lock (_kept)
            _kept.Push(client);
        return client;
    }

    /// <summary>Ends a row.</summary>
    public async Task ClearAsync()
    {
        while (_kept.TryPop(out var client))
        {
            if (client is IAsyncDisposable asynchronous)
                await asynchronous.DisposeAsync();
            else
                ((IDisposable)client).Dispose();
        }

        NpgsqlConnection.ClearAllPools();
    }

    /// <summary>Waits for what a server does in its own time.</summary>
    public static async Task UntilAsync(Func<Task<bool>> holds, string what)
    {
        var limit = DateTime.UtcNow.AddSeconds(60);
        while (!await holds())
        {
            Assert.True(DateTime.UtcNow < limit, what);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ClearAsync();
        if (_replica is not null)
            await _replica.DisposeAsync();
        await Postgres.DisposeAsync();
        await RabbitMq.DisposeAsync();
        if (Redis is not null)
            await Redis.DisposeAsync();
        if (Memcached is not null)
            await Memcached.DisposeAsync();
    }
}
