using System.Globalization;
using HealthChecks.Residue.App;
using HealthChecks.Testing.Servers;
using Npgsql;

namespace HealthChecks.Checks.Integrations.Tests.Residue;

/// <summary>The servers that the application checks, but for the broker, and what is in them.</summary>
public sealed class CheckedServers : IAsyncLifetime
{
    /// <summary>As many connections as the application's pool may have.</summary>
    public const int DatabasePool = 3;

    private const string Session = "residue";

    private readonly PostgresServer _postgres = new();
    private readonly ObjectStore _objects = new();
    private RedisServer? _redis;
    private MemcachedServer? _memcached;

    /// <summary>The folder that files are kept in.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("healthchecks-residue-").FullName;

    public async ValueTask InitializeAsync()
    {
        await _postgres.InitializeAsync();
        if (RedisServer.Missing is null)
            _redis = await RedisServer.StartAsync();
        if (MemcachedServer.Missing is null)
            _memcached = await MemcachedServer.StartAsync();
    }

    /// <summary>Starts the application.</summary>
    public ServerProcess Start(Uri broker, string queue)
    {
        ServerRequirement.Need(RedisServer.Missing ?? MemcachedServer.Missing);
        var database = new NpgsqlConnectionStringBuilder(_postgres.ConnectionString) { ApplicationName = Session, MaxPoolSize = DatabasePool };
        return ServerProcess.Start(
        [
            Path.Combine(AppContext.BaseDirectory, "HealthChecks.Residue.App"),
            Folder, _objects.Url, ObjectStore.Bucket, $"127.0.0.1:{_redis!.Port}", $"{_memcached!.Port}", database.ConnectionString, $"{broker}", queue,
        ]);
    }

    /// <summary>Puts something of the application's own where the checks put theirs.</summary>
    public void Keep(string name)
    {
        File.WriteAllText(Path.Combine(Folder, name), "of the application");
        _objects.Objects[name] = [1, 2, 3];
    }

    /// <summary>The names of all files and objects.</summary>
    public string[] Entries() =>
        [.. Directory.GetFileSystemEntries(Folder).Select(Path.GetFileName).Concat(_objects.Objects.Keys).Select(static name => name!).Order(StringComparer.Ordinal)];

    public async Task<int> CountKeysAsync() => int.Parse(await _redis!.CommandAsync("DBSIZE"), CultureInfo.InvariantCulture);

    /// <summary>The keys that the cache would never forget.</summary>
    public async Task<string[]> LastingKeysAsync()
    {
        var keys = (await _redis!.CommandAsync("KEYS", "*")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        List<string> lasting = [];
        foreach (var key in keys)
        {
            // -2: forgotten meanwhile. -1: never.
            var life = int.Parse(await _redis.CommandAsync("PTTL", key), CultureInfo.InvariantCulture);
            if (life == -1 || life > Application.TimeToLive.TotalMilliseconds)
                lasting.Add(key);
        }

        return [.. lasting];
    }

    public Task<int> CountCacheConnectionsAsync() => _redis!.CountClientsAsync();

    /// <summary>How many items and connections memcached has; some are its own, and one is the one that asks.</summary>
    public async Task<(int Items, int Connections)> CountInMemcachedAsync()
    {
        var figures = await _memcached!.StatisticsAsync();
        return (int.Parse(figures["curr_items"], CultureInfo.InvariantCulture), int.Parse(figures["curr_connections"], CultureInfo.InvariantCulture));
    }

    public Task<long> CountSessionsAsync() => CountAsync($"SELECT count(*) FROM pg_stat_activity WHERE application_name = '{Session}'");

    /// <summary>Tables, indexes, views and sequences, temporary ones included, and prepared transactions.</summary>
    public Task<long> CountDatabaseObjectsAsync() => CountAsync("SELECT (SELECT count(*) FROM pg_class) + (SELECT count(*) FROM pg_prepared_xacts)");

    public async ValueTask DisposeAsync()
    {
        await _postgres.DisposeAsync();
        await _objects.DisposeAsync();
        if (_redis is not null)
            await _redis.DisposeAsync();
        if (_memcached is not null)
            await _memcached.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task<long> CountAsync(string query)
    {
        await using var connection = new NpgsqlConnection(_postgres.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(query, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
