using Amazon.Runtime;
using Amazon.S3;
using HealthChecks.Testing.Servers;
using Microsoft.Extensions.Caching.Memory;

namespace HealthChecks.Checks.Integrations.Tests.Leaks;

/// <summary>Stores, folders and caches.</summary>
internal static class StoreLeaks
{
    public static readonly LeakCase[] Cases =
    [
        new(typeof(S3HealthCheck), "wrong credentials", static servers =>
        {
            var store = servers.Keep(new ObjectStore { Refuse = static _ => 403 });
            var client = servers.Keep(new AmazonS3Client(
                new BasicAWSCredentials(Marker.Secret, Marker.Secret),
                new AmazonS3Config { ServiceURL = store.Url, ForcePathStyle = true, MaxErrorRetry = 0, AuthenticationRegion = "eu-central-1" }));
            return new S3HealthCheck(client, Marker.Place);
        }),
        new(typeof(S3HealthCheck), "host unknown", static servers => new S3HealthCheck(
            servers.Keep(new AmazonS3Client(
                new SessionAWSCredentials(Marker.Secret, Marker.Secret, Marker.Secret),
                new AmazonS3Config { ServiceURL = $"http://{Marker.Place}.invalid", ForcePathStyle = true, MaxErrorRetry = 0, AuthenticationRegion = "eu-central-1" })),
            Marker.Place)),
        new(typeof(StorageHealthCheck), "the store throws", static _ => new StorageHealthCheck(new Failing())) { IsInException = true },
        new(typeof(FolderHealthCheck), "no such folder", static _ => new FolderHealthCheck("/" + Marker.Place)),
        new(typeof(FolderHealthCheck), "nothing can be written", static _ => new FolderHealthCheck("/proc") { FilePrefix = Marker.Place }),
        new(typeof(CacheHealthCheck), "the cache throws", static _ => new CacheHealthCheck(new Failing()) { KeyPrefix = Marker.Place }) { IsInException = true },
        new(typeof(MemoryCacheHealthCheck), "the cache is disposed of", static _ =>
        {
            var cache = new MemoryCache(new MemoryCacheOptions());
            cache.Dispose();
            return new MemoryCacheHealthCheck(cache) { KeyPrefix = Marker.Place };
        }),
    ];
}
