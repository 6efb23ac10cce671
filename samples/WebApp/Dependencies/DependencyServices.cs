using Amazon.Runtime;
using Amazon.S3;

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
    }
}
