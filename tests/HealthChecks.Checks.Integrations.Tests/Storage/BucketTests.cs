using Amazon.Runtime;
using Amazon.S3;
using HealthChecks.Testing.Servers;

namespace HealthChecks.Checks.Integrations.Tests.Storage;

/// <summary>Tests with a bucket and a client of it.</summary>
public abstract class BucketTests : IAsyncLifetime
{
    protected const string AccessKey = "AKIAMARKER";
    protected const string SecretKey = "correct-horse";

    protected BucketTests() => Client = new AmazonS3Client(
        new BasicAWSCredentials(AccessKey, SecretKey),
        new AmazonS3Config { ServiceURL = Store.Url, ForcePathStyle = true, MaxErrorRetry = 0, AuthenticationRegion = "eu-central-1" });

    protected ObjectStore Store { get; } = new();

    protected AmazonS3Client Client { get; }

    protected S3HealthCheck Check => new(Client, ObjectStore.Bucket);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Store.DisposeAsync();
    }

    protected static bool IsList(string url) => url.Contains("list-type=2", StringComparison.Ordinal);

    /// <summary>The methods of all requests; LIST, where keys were asked for.</summary>
    protected string[] Asked() => [.. Store.Requests.Select(static request => IsList(request) ? "LIST" : request.Split(' ')[0])];
}
