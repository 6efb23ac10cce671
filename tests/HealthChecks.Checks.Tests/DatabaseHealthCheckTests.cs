using HealthChecks.Checks.Tests.Fakes;

namespace HealthChecks.Checks.Tests;

public sealed class DatabaseHealthCheckTests
{
    private static readonly string[] DataKeys = ["connectMs", "queryMs", "engine", "version", "database", "host"];

    private static readonly string[] Secrets = ["db.internal", "5432", "hunter2", "app"];

    [Fact]
    public async Task A_database_that_answers_is_healthy()
    {
        var database = FakeDataSource.Returning(1);

        var result = await new DatabaseHealthCheck(database).RunAsync();

        result.AssertHealthy(DataKeys);
        var connection = Assert.Single(database.Connections);
        Assert.Equal("SELECT 1", connection.LastCommandText);
        Assert.True(connection.IsDisposed);
    }

    [Fact]
    public async Task A_database_that_cannot_be_reached_is_unhealthy_and_its_text_stays_in_the_log()
    {
        var cause = new FakeDbException();

        var result = await new DatabaseHealthCheck(FakeDataSource.NotOpening(cause)).RunAsync();

        result.AssertFailed(CheckReasons.ConnectionFailed, cause);
        Assert.Equal(["connectMs"], result.DataKeys());
        Assert.All(Secrets, secret => Assert.DoesNotContain(secret, result.Description));
    }

    [Fact]
    public async Task A_query_that_fails_is_unhealthy_and_gives_the_connection_back()
    {
        var cause = new FakeDbException();
        var database = new FakeDataSource((_, _) => Task.FromException<object?>(cause));

        var result = await new DatabaseHealthCheck(database).RunAsync();

        result.AssertFailed(CheckReasons.QueryFailed, cause);
        Assert.Equal(["connectMs", "queryMs"], result.DataKeys());
        Assert.All(Secrets, secret => Assert.DoesNotContain(secret, result.Description));
        Assert.True(Assert.Single(database.Connections).IsDisposed);
    }

    [Theory]
    [InlineData(2)]
    [InlineData("1")]
    [InlineData(true)]
    [InlineData(null)]
    public async Task Any_answer_but_one_to_the_default_query_is_unexpected(object? value)
    {
        var result = await new DatabaseHealthCheck(FakeDataSource.Returning(value)).RunAsync();

        result.AssertFailed(CheckReasons.UnexpectedResult);
    }

    [Fact]
    public async Task A_database_null_is_not_the_expected_value()
    {
        var result = await new DatabaseHealthCheck(FakeDataSource.Returning(DBNull.Value)).RunAsync();

        result.AssertFailed(CheckReasons.UnexpectedResult);
    }

    [Fact]
    public async Task Numbers_are_equal_whatever_type_the_driver_gives_them()
    {
        foreach (var one in new object[] { 1, 1L, (short)1, (byte)1, 1u, 1.0m, 1.0, 1f })
            (await new DatabaseHealthCheck(FakeDataSource.Returning(one)).RunAsync()).AssertHealthy(DataKeys);
    }

    [Fact]
    public async Task A_query_of_ones_own_may_return_anything_or_nothing()
    {
        foreach (var value in new object?[] { 17, "text", DBNull.Value, null })
        {
            var database = FakeDataSource.Returning(value);
            var check = new DatabaseHealthCheck(database) { Query = "SELECT 1 FROM DUAL" };

            (await check.RunAsync()).AssertHealthy(DataKeys);
            Assert.Equal("SELECT 1 FROM DUAL", database.Connections[0].LastCommandText);
        }
    }

    [Fact]
    public async Task A_query_of_ones_own_may_have_an_expected_value()
    {
        var check = new DatabaseHealthCheck(FakeDataSource.Returning("primary")) { Query = "SELECT role()", Expected = "primary" };
        (await check.RunAsync()).AssertHealthy(DataKeys);

        check = new DatabaseHealthCheck(FakeDataSource.Returning("replica")) { Query = "SELECT role()", Expected = "primary" };
        (await check.RunAsync()).AssertFailed(CheckReasons.UnexpectedResult);
    }

    [Fact]
    public async Task A_pooled_connection_that_the_server_closed_is_replaced_once()
    {
        var database = new FakeDataSource(Broken, (_, _) => Task.FromResult<object?>(1));

        (await new DatabaseHealthCheck(database).RunAsync()).AssertHealthy(DataKeys);

        Assert.Equal(2, database.Connections.Count);
        Assert.All(database.Connections, connection => Assert.True(connection.IsDisposed));
    }

    [Fact]
    public async Task A_database_that_closes_every_connection_is_unhealthy_after_two()
    {
        var database = new FakeDataSource(Broken);

        (await new DatabaseHealthCheck(database).RunAsync()).AssertFailed(CheckReasons.QueryFailed);

        Assert.Equal(2, database.Connections.Count);
    }

    [Fact]
    public void What_cannot_work_is_refused_at_construction()
    {
        Assert.Throws<ArgumentNullException>(() => new DatabaseHealthCheck(null!));
        var exception = Assert.Throws<ArgumentException>(() => new DatabaseHealthCheck(FakeDataSource.Returning(1)) { Query = " " });
        Assert.StartsWith("Query is blank: give a query", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_timeout_is_five_seconds() => Assert.Equal(5, CheckRun.Defaults<DatabaseHealthCheck>()?.TimeoutSeconds);

    private static Task<object?> Broken(FakeConnection connection, CancellationToken cancellationToken)
    {
        connection.Break();
        return Task.FromException<object?>(new FakeDbException());
    }
}
