using HealthChecks.Checks.Tests.Fakes;

namespace HealthChecks.Checks.Tests;

public sealed class DatabaseLimitsTests
{
    [Theory]
    [InlineData(5, true)]
    [InlineData(10L, true)]
    [InlineData(7.5, true)]
    [InlineData(4, false)]
    [InlineData(10.5, false)]
    [InlineData("7", false)]
    [InlineData(double.NaN, false)]
    [InlineData(null, false)]
    public async Task A_number_has_to_be_within_its_limits(object? value, bool isHealthy)
    {
        var database = FakeDataSource.Returning(value);
        var check = new DatabaseHealthCheck(database) { Query = "SELECT count(*) FROM queue", Minimum = 5, Maximum = 10 };

        var result = await check.RunAsync();

        Assert.Equal(isHealthy ? null : CheckReasons.UnexpectedResult, result.Reason());
    }

    [Fact]
    public void Limits_that_cannot_work_throw_at_construction()
    {
        var database = FakeDataSource.Returning(1);

        Assert.Throws<ArgumentException>(() => new DatabaseHealthCheck(database) { Minimum = 2, Maximum = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new DatabaseHealthCheck(database) { Maximum = double.NaN });
        Assert.Throws<ArgumentException>(() => new DatabaseHealthCheck(database) { ConnectionsQuery = " " });
        Assert.Throws<ArgumentOutOfRangeException>(() => new DatabaseHealthCheck(database) { WarningConnectionsPercent = 101 });
        Assert.Throws<ArgumentException>(() => new ReplicaLagHealthCheck(database) { Query = "" });
        Assert.Throws<ArgumentException>(() => new ReplicaLagHealthCheck(database) { WarningLagSeconds = 5, CriticalLagSeconds = 1 });
        Assert.Throws<ArgumentNullException>(() => new ReplicaLagHealthCheck(null!));
    }

    [Theory]
    [InlineData("tcp://db.internal:5432", "db.internal", 5432)]
    [InlineData("tcp:db.internal,1433", "db.internal", 1433)]
    [InlineData("db.internal", "db.internal", 0)]
    [InlineData("tcp://[::1]:5432", "::1", 5432)]
    public void The_server_is_read_from_what_drivers_call_a_data_source(string dataSource, string host, int port) =>
        Assert.Equal((host, port), (DatabaseSession.ServerOf(dataSource)?.Host, DatabaseSession.ServerOf(dataSource)?.Port ?? -1));

    [Theory]
    [InlineData("/var/run/postgresql")]
    [InlineData("(DESCRIPTION=(ADDRESS=(HOST=db)))")]
    [InlineData("Host=db;Password=hunter2")]
    [InlineData(@"db\instance")]
    [InlineData("")]
    [InlineData(null)]
    public void Any_other_form_is_left_out(string? dataSource) => Assert.Null(DatabaseSession.ServerOf(dataSource));

    [Theory]
    [InlineData(0, null)]
    [InlineData(9.9, null)]
    [InlineData(10, CheckReasons.ReplicaLagging)]
    [InlineData(61L, CheckReasons.ReplicaLagging)]
    [InlineData("soon", CheckReasons.UnexpectedResult)]
    [InlineData(null, CheckReasons.MasterLinkDown)]
    public async Task The_lag_is_what_the_query_returns(object? value, string? reason)
    {
        var check = new ReplicaLagHealthCheck(FakeDataSource.Returning(value)) { Query = "SELECT lag FROM somewhere" };

        Assert.Equal(reason, (await check.RunAsync()).Reason());
    }
}
