using Amazon.Runtime;
using Amazon.S3;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace HealthChecks.Residue.App;

/// <summary>An application with a connection, or a pool of them, for each server, and the checks of them.</summary>
public sealed class Application : IAsyncDisposable
{
    /// <summary>Of every run.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(4);

    /// <summary>When the cache forgets an entry.</summary>
    public static readonly TimeSpan TimeToLive = TimeSpan.FromSeconds(5);

    /// <summary>As short as it may be.</summary>
    private static readonly TimeSpan LeftoversAfter = TimeSpan.FromSeconds(10);

    private readonly Dependencies _dependencies;
    private readonly NpgsqlDataSource _database;
    private readonly AmazonS3Client _objects;
    private readonly RedisCache _cache;
    private readonly IConnection _broker;
    private readonly WorkerPingResponder _responder;

    private Application(Dependencies dependencies, IConnection broker)
    {
        _dependencies = dependencies;
        _database = NpgsqlDataSource.Create(dependencies.Postgres);
        _objects = new AmazonS3Client(
            new BasicAWSCredentials("key", "secret"),
            new AmazonS3Config { ServiceURL = dependencies.ObjectStore, ForcePathStyle = true, MaxErrorRetry = 0, AuthenticationRegion = "eu-central-1" });
        _cache = new RedisCache(dependencies.Redis);
        _broker = broker;
        _responder = new WorkerPingResponder(broker);
        Checks = new Dictionary<string, IHealthCheck>
        {
            ["folder"] = new FolderHealthCheck(dependencies.Folder) { RemoveLeftoversAfter = LeftoversAfter },
            ["objects"] = new S3HealthCheck(_objects, dependencies.Bucket) { RemoveLeftoversAfter = LeftoversAfter },
            ["cache"] = new CacheHealthCheck(_cache) { TimeToLive = TimeToLive },
            ["redis"] = new RedisHealthCheck($"redis://{dependencies.Redis}"),
            ["memcached"] = new MemcachedHealthCheck("127.0.0.1", dependencies.MemcachedPort),
            ["database"] = new DatabaseHealthCheck(_database) { ConnectionsQuery = DatabaseHealthCheck.PostgresConnectionsQuery },
            ["database-too"] = new DatabaseHealthCheck(_database),
            ["broker"] = new RabbitMQHealthCheck(broker),
            ["job"] = new JobRoundTripHealthCheck(broker, dependencies.Queue),
            ["workers"] = new WorkerPingHealthCheck(broker) { ExpectedWorkers = 1, Queues = [dependencies.Queue] },
        };
    }

    /// <summary>The checks, by name.</summary>
    public IReadOnlyDictionary<string, IHealthCheck> Checks { get; }

    /// <summary>Connects, and starts the workers.</summary>
    public static async Task<Application> StartAsync(Dependencies dependencies, CancellationToken cancellationToken)
    {
        var broker = await new ConnectionFactory { Uri = dependencies.RabbitMQ }.CreateConnectionAsync(cancellationToken);
        var application = new Application(dependencies, broker);
        await application.WorkAsync(cancellationToken);
        return application;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var check in Checks.Values)
            (check as IDisposable)?.Dispose();
        await _responder.StopAsync(CancellationToken.None);
        _responder.Dispose();
        await _broker.DisposeAsync();
        _cache.Dispose();
        _objects.Dispose();
        await _database.DisposeAsync();
    }

    /// <summary>Works off the queue, and answers pings; returns when the first one is answered.</summary>
    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        var channel = await _broker.CreateChannelAsync(cancellationToken: cancellationToken);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += async (_, message) =>
        {
            await WorkerJobs.TryAnswerAsync(channel, message, CancellationToken.None);
            await channel.BasicAckAsync(message.DeliveryTag, multiple: false, CancellationToken.None);
        };
        await channel.BasicConsumeAsync(_dependencies.Queue, autoAck: false, consumer, cancellationToken);

        await _responder.StartAsync(cancellationToken);
        var ping = new WorkerPingHealthCheck(_broker) { ExpectedWorkers = 1 };
        while ((await ping.CheckHealthAsync(new HealthCheckContext(), cancellationToken)).Status != HealthStatus.Healthy)
            await Task.Delay(20, cancellationToken);
    }
}
