using HealthChecks.Checks.Tests.Fakes;

namespace HealthChecks.Checks.Tests;

public sealed class DatabaseCancellationTests
{
    [Fact]
    public async Task Cancellation_is_passed_on_while_connecting()
    {
        using var source = new CancellationTokenSource();
        var database = new FakeDataSource { Open = token => Task.Delay(Timeout.Infinite, token) };

        var run = new DatabaseHealthCheck(database).RunUntilAsync(source.Token);
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    [Fact]
    public async Task Cancellation_is_passed_on_while_querying_and_gives_the_connection_back()
    {
        using var source = new CancellationTokenSource();
        var database = new FakeDataSource(async (_, token) =>
        {
            await Task.Delay(Timeout.Infinite, token);
            return 1;
        });

        var run = new DatabaseHealthCheck(database).RunUntilAsync(source.Token);
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.True(Assert.Single(database.Connections).IsDisposed);
    }

    [Fact]
    public async Task A_drivers_own_exception_for_a_cancelled_query_counts_as_cancellation()
    {
        using var source = new CancellationTokenSource();
        var cause = new FakeDbException();
        var database = new FakeDataSource(async (_, _) =>
        {
            await source.CancelAsync();
            throw cause;
        });

        var run = new DatabaseHealthCheck(database).RunUntilAsync(source.Token);

        var exception = await Assert.ThrowsAsync<OperationCanceledException>(() => run);

        Assert.Same(cause, exception.InnerException);
        Assert.Single(database.Connections);
    }

    [Fact]
    public async Task A_drivers_own_timeout_is_a_failure_and_no_cancellation()
    {
        var cause = new TaskCanceledException();

        var result = await new DatabaseHealthCheck(FakeDataSource.NotOpening(cause)).RunAsync();

        result.AssertFailed(CheckReasons.ConnectionFailed, cause);
    }

    [Theory]
    [InlineData(5.0, 6)]
    [InlineData(0.5, 2)]
    [InlineData(null, 30)]
    public async Task The_drivers_own_limit_is_a_second_past_the_runs(double? timeoutSeconds, int expected)
    {
        var database = FakeDataSource.Returning(1);
        TimeSpan? timeout = timeoutSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

        await new DatabaseHealthCheck(database).RunUntilAsync(TestContext.Current.CancellationToken, timeout);

        Assert.Equal(expected, database.Connections[0].LastCommandTimeout);
    }
}
