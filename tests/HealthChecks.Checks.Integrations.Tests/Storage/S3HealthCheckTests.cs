using System.Diagnostics;
using Amazon.S3;
using HealthChecks.Testing.Servers;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks.Checks.Integrations.Tests.Storage;

public sealed class S3HealthCheckTests : BucketTests
{
    [Fact]
    public async Task A_bucket_that_keeps_and_deletes_is_healthy_and_empty_afterwards()
    {
        var check = Check;
        var result = await check.RunAsync();

        Assert.Equal(HealthStatus.Healthy, result.Status);
        Assert.Empty(Store.Objects);
        string[] run = ["PUT", "HEAD", "GET", "DELETE", "HEAD"];
        Assert.Equal([.. run, "LIST"], Asked());

        // What is left by others is asked for once in ten minutes.
        await check.RunAsync();
        Assert.Equal([.. run, "LIST", .. run], Asked());
        result.AssertDoesNotTell(AccessKey, SecretKey, ObjectStore.Bucket, Store.Url);
    }

    [Fact]
    public async Task The_keys_are_new_in_every_run_and_below_the_prefix()
    {
        var check = new S3HealthCheck(Client, ObjectStore.Bucket) { KeyPrefix = "probes/orders" };

        await check.RunAsync();
        await check.RunAsync();

        var keys = Store.Requests.Where(static request => request.StartsWith("PUT", StringComparison.Ordinal)).Select(static request => request.Split('?')[0]).ToList();
        Assert.Equal(2, keys.Distinct().Count());
        Assert.All(keys, static key => Assert.StartsWith($"PUT /{ObjectStore.Bucket}/probes/orders-", key, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("PUT", 403, CheckReasons.WriteFailed)]
    [InlineData("PUT", 500, CheckReasons.WriteFailed)]
    [InlineData("PUT", 404, CheckReasons.WriteFailed)]
    [InlineData("HEAD", 403, CheckReasons.ReadFailed)]
    [InlineData("HEAD", 500, CheckReasons.ReadFailed)]
    [InlineData("GET", 403, CheckReasons.ReadFailed)]
    [InlineData("GET", 500, CheckReasons.ReadFailed)]
    [InlineData("GET", 404, CheckReasons.ReadFailed)]
    [InlineData("DELETE", 403, CheckReasons.RemoveFailed)]
    [InlineData("DELETE", 500, CheckReasons.RemoveFailed)]
    public async Task A_step_that_is_refused_fails_and_tells_nothing_of_the_answer(string method, int status, string reason)
    {
        Store.Refuse = request => request.HttpMethod == method ? status : null;

        var result = await Check.RunAsync();

        result.AssertFailed(reason);
        Assert.IsType<AmazonS3Exception>(result.Exception);
        result.AssertDoesNotTell("hunter2", AccessKey, SecretKey, ObjectStore.Bucket, Store.Url);
        Assert.Equal(method == "DELETE" ? 1 : 0, Store.Objects.Count);
    }

    [Fact]
    public async Task An_object_that_is_not_there_after_it_was_put_fails()
    {
        Store.Loses = true;

        (await Check.RunAsync()).AssertFailed(CheckReasons.Missing);
    }

    [Fact]
    public async Task An_object_that_cannot_be_got_any_more_fails()
    {
        Store.Refuse = request =>
        {
            if (request.HttpMethod == "GET")
                Store.Objects.Clear();
            return null;
        };

        (await Check.RunAsync()).AssertFailed(CheckReasons.Missing);
    }

    [Fact]
    public async Task An_object_that_holds_something_else_fails_and_is_removed()
    {
        Store.Refuse = request =>
        {
            if (request.HttpMethod == "GET")
                Store.Objects[Store.Objects.Keys.Single()] = [1];
            return null;
        };

        (await Check.RunAsync()).AssertFailed(CheckReasons.ValueMismatch);

        Assert.Empty(Store.Objects);
    }

    [Fact]
    public async Task An_object_that_stays_after_it_was_deleted_fails_unless_deletes_are_eventual()
    {
        Store.Keeps = true;

        (await Check.RunAsync()).AssertFailed(CheckReasons.RemoveFailed);
        Assert.Equal(HealthStatus.Healthy, (await new S3HealthCheck(Client, ObjectStore.Bucket) { DeleteIsEventual = true }.RunAsync()).Status);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("HEAD")]
    [InlineData("GET")]
    public async Task AStore_that_does_not_answer_holds_a_cancelled_run_no_longer_than_the_cleaning_up_and_keeps_nothing(string method)
    {
        Store.Hang = asked => asked == method;
        var started = Stopwatch.GetTimestamp();
        using var timeout = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Check.RunUntilAsync(timeout.Token));

        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(8));
        Assert.Empty(Store.Objects);
    }

    [Fact]
    public async Task Runs_that_are_cancelled_at_any_moment_leave_no_object()
    {
        await Check.RunAsync();
        var random = new Random(20_267);
        Store.Delay = () => TimeSpan.FromMilliseconds(Random.Shared.Next(3));
        var cancelled = 0;
        for (var run = 0; run < 100; run++)
        {
            using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(random.Next(20)));
            try
            {
                await Check.RunUntilAsync(source.Token);
            }
            catch (OperationCanceledException)
            {
                cancelled++;
            }
        }

        Assert.NotEqual(0, cancelled);
        Assert.Empty(Store.Objects);
    }

    [Fact]
    public async Task AStore_that_is_gone_fails()
    {
        Store.Stop();

        var result = await Check.RunAsync();

        result.AssertFailed(CheckReasons.WriteFailed);
        result.AssertDoesNotTell("127.0.0.1", AccessKey, SecretKey);
    }

    [Fact]
    public void Options_that_cannot_work_are_refused()
    {
        Assert.Throws<ArgumentNullException>(static () => new S3HealthCheck(null!, ObjectStore.Bucket));
        Assert.Throws<ArgumentException>(() => new S3HealthCheck(Client, " "));
        Assert.Throws<ArgumentException>(() => new S3HealthCheck(Client, ObjectStore.Bucket) { KeyPrefix = "" });
    }

    [Fact]
    public void Its_defaults_are_those_of_a_shared_external_dependency()
    {
        var defaults = CheckRun.Defaults<S3HealthCheck>();

        Assert.Equal(10, defaults?.TimeoutSeconds);
        Assert.Equal(DependencyScope.Shared, defaults?.Dependency);
    }
}
