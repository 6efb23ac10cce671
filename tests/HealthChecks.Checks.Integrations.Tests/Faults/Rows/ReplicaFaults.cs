using Npgsql;
using static Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus;

namespace HealthChecks.Checks.Integrations.Tests.Faults;

/// <summary>A PostgreSQL that follows another.</summary>
internal static class ReplicaFaults
{
    private const string Check = nameof(ReplicaLagHealthCheck);

    public static readonly FaultRow[] Rows =
    [
        new(Check, "up", Healthy, HealthReasons.Healthy, static async servers =>
            FaultCase.Settling(new ReplicaLagHealthCheck(await servers.ReplicaAsync()))),
        new(Check, "wrong credentials", Unhealthy, CheckReasons.ConnectionFailed, static servers => new FaultCase(new ReplicaLagHealthCheck(servers.Pool(FaultTable.Marker)))),
        new(Check, "hangs (SIGSTOP)", Unhealthy, HealthReasons.Timeout, static servers =>
            FaultCase.Switched(new ReplicaLagHealthCheck(servers.Pool()), servers.Postgres.Suspend, servers.Postgres.Resume)) { Answer = FaultAnswer.AtTimeout, IsMended = true },
        new(Check, "master is gone", Unhealthy, CheckReasons.MasterLinkDown, static async servers =>
        {
            var replica = await servers.ReplicaAsync();
            return new FaultCase(
                new ReplicaLagHealthCheck(replica),
                async () =>
                {
                    await servers.Postgres.StopAsync();
                    await UntilAsync(replica, "SELECT NOT EXISTS (SELECT 1 FROM pg_stat_wal_receiver WHERE pid IS NOT NULL)");
                },
                servers.Postgres.StartAsync);
        }) { IsMended = true },
        new(Check, "does not replay what it receives", Degraded, CheckReasons.ReplicaLagging, static async servers =>
        {
            var replica = await servers.ReplicaAsync();
            var master = servers.Pool();
            return new FaultCase(
                new ReplicaLagHealthCheck(replica) { WarningLagSeconds = 0.001, CriticalLagSeconds = 3600 },
                async () =>
                {
                    await DoAsync(replica, "SELECT pg_wal_replay_pause()");
                    await DoAsync(master, "CREATE TABLE IF NOT EXISTS behind (id int)");
                    await UntilAsync(replica, "SELECT pg_last_wal_receive_lsn() <> pg_last_wal_replay_lsn()");
                },
                () => DoAsync(replica, "SELECT pg_wal_replay_resume()"));
        }),
    ];

    private static async Task DoAsync(NpgsqlDataSource database, string statement)
    {
        await using var command = database.CreateCommand(statement);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private static async Task UntilAsync(NpgsqlDataSource database, string question)
    {
        await using var command = database.CreateCommand(question);
        await FaultServers.UntilAsync(async () => await command.ExecuteScalarAsync(TestContext.Current.CancellationToken) is true, question);
    }
}
