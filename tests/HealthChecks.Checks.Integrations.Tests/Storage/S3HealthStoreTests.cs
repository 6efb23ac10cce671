using HealthChecks.Testing.Servers;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks.Checks.Integrations.Tests.Storage;

/// <summary>What the store does besides keeping objects: listing them, and versions.</summary>
public sealed class S3HealthStoreTests : BucketTests
{
    [Fact]
    public async Task The_store_lists_the_keys_of_a_prefix_up_to_a_number()
    {
        foreach (var key in new[] { "healthcheck-c", "healthcheck-a", "invoice", "healthcheck-b" })
            Store.Objects[key] = [1];
        var store = new S3HealthStore(Client, ObjectStore.Bucket);

        Assert.Equal(["healthcheck-a", "healthcheck-b"], await store.ListAsync("healthcheck-", 2, TestContext.Current.CancellationToken));
        Assert.Empty(await store.ListAsync("other-", 2, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(403)]
    [InlineData(500)]
    public async Task A_bucket_that_may_not_be_listed_is_healthy(int status)
    {
        Store.Refuse = request => IsList(request.RawUrl!) ? status : null;

        Assert.Equal(HealthStatus.Healthy, (await Check.RunAsync()).Status);
        Assert.Equal("LIST", Asked()[^1]);
    }

    [Fact]
    public async Task In_a_bucket_with_versions_the_version_that_was_put_is_deleted()
    {
        Store.Version = "v1";

        Assert.Equal(HealthStatus.Healthy, (await Check.RunAsync()).Status);

        Assert.Contains("versionId=v1", Assert.Single(Store.Requests, static request => request.StartsWith("DELETE", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Where_versions_may_not_be_deleted_the_object_is()
    {
        Store.Version = "v1";
        Store.Refuse = static request => request.HttpMethod == "DELETE" && request.Url!.Query.Contains("versionId", StringComparison.Ordinal) ? 403 : null;

        Assert.Equal(HealthStatus.Healthy, (await Check.RunAsync()).Status);

        Assert.Empty(Store.Objects);
    }
}
