using Npgsql;
using static Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus;

namespace HealthChecks.Checks.Integrations.Tests.Faults;

/// <summary>A PostgreSQL that is asked through a pool as an application has it.</summary>
internal static class DatabaseFaults
{
    private const string Check = nameof(DatabaseHealthCheck);

    private static readonly Proxied Pooled =
        new(Check, static servers => servers.Postgres.Port, static (servers, port) => new DatabaseHealthCheck(servers.Pool(port: port)));

    public static readonly FaultRow[] Rows =
    [
        FaultRow.Up(Check, static servers => new DatabaseHealthCheck(servers.Pool())),
        new(Check, "stopped, refuses", Unhealthy, CheckReasons.ConnectionFailed, static servers =>
            new FaultCase(new DatabaseHealthCheck(servers.Pool()), servers.Postgres.StopAsync, servers.Postgres.StartAsync)) { IsMended = true },
        new(Check, "hangs (SIGSTOP)", Unhealthy, HealthReasons.Timeout, static servers =>
            FaultCase.Switched(new DatabaseHealthCheck(servers.Pool()), servers.Postgres.Suspend, servers.Postgres.Resume)) { Answer = FaultAnswer.AtTimeout, IsMended = true },
        Pooled.Slow(),
        Pooled.TooSlow(),
        new(Check, "wrong credentials", Unhealthy, CheckReasons.ConnectionFailed, static servers => new FaultCase(new DatabaseHealthCheck(servers.Pool(FaultTable.Marker)))),
        new(Check, "database does not exist", Unhealthy, CheckReasons.ConnectionFailed, static servers =>
            new FaultCase(new DatabaseHealthCheck(servers.Pool(database: "nowhere")))),
        new(Check, "every connection of the pool is in use", Unhealthy, HealthReasons.Timeout, UseUp) { Answer = FaultAnswer.AtTimeout, IsMended = true },
        new(Check, "slow query", Unhealthy, HealthReasons.Timeout, static servers =>
            new FaultCase(new DatabaseHealthCheck(servers.Pool()) { Query = "SELECT pg_sleep(60)" })) { Answer = FaultAnswer.AtTimeout },
        new(Check, "table is missing", Unhealthy, CheckReasons.QueryFailed, static servers =>
            new FaultCase(new DatabaseHealthCheck(servers.Pool()) { Query = "SELECT count(*) FROM nowhere" })),
    ];

    private static FaultCase UseUp(FaultServers servers)
    {
        var pool = servers.Pool(size: 1);
        NpgsqlConnection? taken = null;
        return new FaultCase(
            new DatabaseHealthCheck(pool),
            async () => taken = await pool.OpenConnectionAsync(TestContext.Current.CancellationToken),
            async () => await taken!.DisposeAsync());
    }
}
