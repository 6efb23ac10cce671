using Amazon.Runtime;
using Amazon.S3;
using Microsoft.Extensions.Caching.Distributed;
using Npgsql;

namespace WebApp.Dependencies;

/// <summary>Adds the clients of what the application depends on.</summary>
internal static class DependencyServices
{
    public static void AddDependencies(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = new DependencySettings(configuration);
        services.AddSingleton(settings);
        services.AddSingleton<Broker>();
        services.AddSingleton(static _ => new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(2) }));
        if (settings.ObjectStore is { } address)
        {
            // The keys from where AWS's tools look for them, such as AWS_ACCESS_KEY_ID.
            services.AddSingleton<IAmazonS3>(_ => new AmazonS3Client(
                new EnvironmentVariablesAWSCredentials(),
                new AmazonS3Config { ServiceURL = address.ToString(), ForcePathStyle = true }));
        }

        if (settings.Fleet is { } cluster)
            services.AddFleet(cluster);
    }

    private static void AddFleet(this IServiceCollection services, string cluster)
    {
        services.AddSingleton<IHeartbeatStore>(static provider => provider.GetService<NpgsqlDataSource>() is { } orders
            ? new DatabaseHeartbeatStore(orders)
            : new DistributedCacheHeartbeatStore(provider.GetRequiredService<IDistributedCache>()));
        services.AddFleetHeartbeat(options =>
        {
            options.Cluster = cluster;
            options.Member = $"{Environment.MachineName}-{Environment.ProcessId}";
        });
    }
}
