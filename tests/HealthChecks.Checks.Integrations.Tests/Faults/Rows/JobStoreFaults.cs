using HealthChecks.Checks.Integrations.Tests.Scheduling;
using static Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus;

namespace HealthChecks.Checks.Integrations.Tests.Faults;

/// <summary>The job store of a Quartz cluster, in PostgreSQL.</summary>
internal static class JobStoreFaults
{
    private const string Check = nameof(QuartzClusterHealthCheck);

    public static readonly FaultRow[] Rows =
    [
        new(Check, "up", Healthy, HealthReasons.Healthy, static async servers => (await LivingAsync(servers)) with { Break = null }),
        new(Check, "no instance checks in", Unhealthy, QuartzReasons.NoLiveInstance, LivingAsync) { IsMended = true },
        new(Check, "stopped, refuses", Unhealthy, QuartzReasons.ConnectionFailed, static async servers =>
            (await LivingAsync(servers)) with { Break = servers.Postgres.StopAsync, Mend = servers.Postgres.StartAsync }) { IsMended = true },
        new(Check, "hangs (SIGSTOP)", Unhealthy, HealthReasons.Timeout, static async servers =>
            FaultCase.Switched((await LivingAsync(servers)).Check, servers.Postgres.Suspend, servers.Postgres.Resume)) { Answer = FaultAnswer.AtTimeout, IsMended = true },
        new(Check, "wrong credentials", Unhealthy, QuartzReasons.ConnectionFailed, static servers => new FaultCase(new QuartzClusterHealthCheck(servers.Pool(FaultTable.Marker), "orders"))),
        new(Check, "tables are missing", Unhealthy, QuartzReasons.QueryFailed, static servers => new FaultCase(new QuartzClusterHealthCheck(servers.Pool(), "orders"))),
    ];

    private static async Task<FaultCase> LivingAsync(FaultServers servers)
    {
        var prefix = $"q{Guid.NewGuid():N}_";
        var database = servers.Pool();
        await DoAsync(JobStoreTables.Create(prefix));
        await CheckInAsync(DateTime.UtcNow);
        return new FaultCase(
            new QuartzClusterHealthCheck(database, "orders") { TablePrefix = prefix },
            () => CheckInAsync(DateTime.UtcNow.AddHours(-1)),
            () => CheckInAsync(DateTime.UtcNow));

        Task CheckInAsync(DateTime at) => DoAsync(FormattableString.Invariant(
            $"DELETE FROM {prefix}scheduler_state; INSERT INTO {prefix}scheduler_state VALUES ('orders', 'a', {at.Ticks}, 60000)"));

        async Task DoAsync(string statement)
        {
            await using var command = database.CreateCommand(statement);
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }
    }
}
