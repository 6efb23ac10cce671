using HealthChecks.Checks.Tests.Fakes;

namespace HealthChecks.Checks.Tests;

public sealed class StorageHealthCheckTests
{
    private static readonly string[] DataKeys = ["writeMs", "existsMs", "readMs", "removeMs", "goneMs"];

    private readonly FakeStore _store = new();

    [Fact]
    public async Task It_saves_finds_compares_and_removes_an_entry_and_sees_that_it_is_gone()
    {
        var result = await new StorageHealthCheck(_store).RunAsync();

        result.AssertHealthy(DataKeys);
        Assert.All(DataKeys, key => Assert.InRange((double)result.Data[key], 0, 60_000));
        Assert.Equal(["write", "exists", "read", "delete", "exists"], _store.Calls);
        Assert.Empty(_store.Entries);
    }

    [Fact]
    public async Task Every_run_has_a_key_of_its_own_under_the_prefix()
    {
        var check = new StorageHealthCheck(_store) { KeyPrefix = "probes/orders" };

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => check.RunAsync()));

        Assert.Equal(50, _store.KeysWritten.Distinct().Count());
        Assert.All(_store.KeysWritten, static key => Assert.Matches("^probes/orders-[0-9a-f]{32}$", key));
    }

    [Theory]
    [InlineData("write", CheckReasons.WriteFailed, 1)]
    [InlineData("exists", CheckReasons.ReadFailed, 2)]
    [InlineData("read", CheckReasons.ReadFailed, 3)]
    [InlineData("delete", CheckReasons.RemoveFailed, 4)]
    public async Task A_step_that_fails_is_the_reason_and_nothing_is_left(string step, string reason, int steps)
    {
        var cause = new InvalidOperationException("https://server/bucket?secret=hunter2");
        var hasFailed = false;
        _store.Before = (call, _) =>
        {
            var fails = call == step && !hasFailed;
            hasFailed |= fails;
            return fails ? Task.FromException(cause) : Task.CompletedTask;
        };

        var result = await new StorageHealthCheck(_store).RunAsync();

        result.AssertFailed(reason, cause);
        Assert.DoesNotContain("hunter2", result.Description, StringComparison.Ordinal);
        Assert.Equal(DataKeys.Take(steps), result.DataKeys());
        Assert.Empty(_store.Entries);
    }

    [Fact]
    public async Task A_failure_to_see_whether_the_entry_is_gone_is_one_of_the_removal()
    {
        var cause = new InvalidOperationException();
        _store.Before = (_, _) => _store.Calls.Count == 5 ? Task.FromException(cause) : Task.CompletedTask;

        (await new StorageHealthCheck(_store).RunAsync()).AssertFailed(CheckReasons.RemoveFailed, cause);
        Assert.Empty(_store.Entries);
    }

    [Fact]
    public async Task An_entry_that_is_not_there_after_it_was_saved_is_missing()
    {
        _store.LosesWrites = true;
        var result = await new StorageHealthCheck(_store).RunAsync();
        result.AssertFailed(CheckReasons.Missing);
        Assert.Equal(["writeMs", "existsMs"], result.DataKeys());

        _store.LosesWrites = false;
        _store.OnRead = static _ => null;
        result = await new StorageHealthCheck(_store).RunAsync();
        result.AssertFailed(CheckReasons.Missing);
        Assert.Equal(["writeMs", "existsMs", "readMs"], result.DataKeys());
        Assert.Empty(_store.Entries);
    }

    [Fact]
    public async Task Other_content_is_a_mismatch_and_is_removed()
    {
        byte[][] wrong = [[], [1, 2, 3], new byte[16]];
        foreach (var content in wrong)
        {
            _store.OnRead = _ => content;
            (await new StorageHealthCheck(_store).RunAsync()).AssertFailed(CheckReasons.ValueMismatch);
        }

        Assert.Empty(_store.Entries);
    }

    [Fact]
    public async Task An_entry_that_stays_is_a_failure_unless_removal_is_eventual()
    {
        _store.IgnoresDeletes = true;

        (await new StorageHealthCheck(_store).RunAsync()).AssertFailed(CheckReasons.RemoveFailed);
        _store.Calls.Clear();
        (await new StorageHealthCheck(_store) { DeleteIsEventual = true }.RunAsync()).AssertHealthy("writeMs", "existsMs", "readMs", "removeMs");
        Assert.Equal(["write", "exists", "read", "delete"], _store.Calls);
    }

    [Theory]
    [InlineData("write")]
    [InlineData("exists")]
    [InlineData("read")]
    [InlineData("delete")]
    public async Task Cancellation_is_passed_on_and_leaves_nothing_behind(string step)
    {
        using var source = new CancellationTokenSource();
        var hangs = true;
        _store.Before = async (call, token) =>
        {
            if (call == step && hangs)
            {
                hangs = false;
                await Task.Delay(Timeout.Infinite, token);
            }
        };

        var run = new StorageHealthCheck(_store).RunUntilAsync(source.Token);
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Single(_store.KeysWritten);
        Assert.Empty(_store.Entries);
    }

    [Fact]
    public async Task A_stores_own_exception_for_a_cancelled_call_counts_as_cancellation()
    {
        using var source = new CancellationTokenSource();
        _store.Before = async (_, _) =>
        {
            await source.CancelAsync();
            throw new InvalidOperationException();
        };

        await Assert.ThrowsAsync<OperationCanceledException>(() => new StorageHealthCheck(_store).RunUntilAsync(source.Token));
    }

    [Fact]
    public async Task A_stores_own_timeout_is_a_failure_and_no_cancellation()
    {
        var cause = new TaskCanceledException();
        _store.Before = (call, _) => call == "write" ? Task.FromException(cause) : Task.CompletedTask;

        (await new StorageHealthCheck(_store).RunAsync()).AssertFailed(CheckReasons.WriteFailed, cause);
    }

    [Fact]
    public async Task A_store_that_hangs_on_the_removal_too_holds_the_run_for_seconds_only()
    {
        using var source = new CancellationTokenSource();
        _store.Before = static (call, token) => call == "write" ? Task.CompletedTask : Task.Delay(Timeout.Infinite, token);

        var run = new StorageHealthCheck(_store).RunUntilAsync(source.Token);
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => run.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
        Assert.Equal(["write", "exists", "delete"], _store.Calls);
    }

    [Fact]
    public void What_cannot_work_is_refused_at_construction()
    {
        Assert.Throws<ArgumentNullException>(() => new StorageHealthCheck(null!));
        var exception = Assert.Throws<ArgumentException>(() => new StorageHealthCheck(_store) { KeyPrefix = " " });
        Assert.StartsWith("KeyPrefix is blank: give a beginning for the keys", exception.Message, StringComparison.Ordinal);
        Assert.Equal("healthcheck", new StorageHealthCheck(_store).KeyPrefix);
    }
}
