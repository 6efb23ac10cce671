using HealthChecks.Checks.Integrations.Tests.Migrations;
using HealthChecks.Testing.Servers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using static Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus;

namespace HealthChecks.Checks.Integrations.Tests.Faults;

/// <summary>A PostgreSQL that is asked through Entity Framework, and its migrations.</summary>
internal static class ContextFaults
{
    private const string Context = nameof(DbContextHealthCheck<OrdersContext>);
    private const string Migrations = nameof(MigrationsHealthCheck<OrdersContext>);

    public static readonly FaultRow[] Rows =
    [
        FaultRow.Up(Context, static servers => OfContext(servers)),
        .. Connecting(Context, OfContext),
        new(Context, "table is missing", Unhealthy, EntityFrameworkReasons.QueryFailed, static servers =>
            new FaultCase(new DbContextHealthCheck<OrdersContext>(Factory(servers, "postgres")) { Query = "SELECT count(*) FROM nowhere" })),
        new(Migrations, "up", Healthy, HealthReasons.Healthy, static async servers => new FaultCase(OfMigrations(servers, await MigratedAsync(servers)))),
        new(Migrations, "a migration is pending", Unhealthy, EntityFrameworkReasons.PendingMigrations, static async servers =>
        {
            var database = await MigratedAsync(servers);
            return new FaultCase(
                OfMigrations(servers, database),
                () => DoAsync(servers, database, $"""DELETE FROM "__EFMigrationsHistory" WHERE "MigrationId" = '{OrdersContext.Second}'"""),
                () => DoAsync(servers, database, $"""INSERT INTO "__EFMigrationsHistory" VALUES ('{OrdersContext.Second}', '10.0.0')"""));
        }) { IsMended = true },
        new(Migrations, "wrong credentials", Unhealthy, EntityFrameworkReasons.ConnectionFailed, static servers =>
            new FaultCase(new MigrationsHealthCheck<OrdersContext>(Factory(servers, "postgres", FaultTable.Marker)))),
        new(Migrations, "stopped, refuses", Unhealthy, EntityFrameworkReasons.ConnectionFailed, static async servers =>
            new FaultCase(OfMigrations(servers, await MigratedAsync(servers)), servers.Postgres.StopAsync, servers.Postgres.StartAsync)) { IsMended = true },
    ];

    private static FaultRow[] Connecting(string check, Func<FaultServers, string, IHealthCheck> make) =>
    [
        new(check, "stopped, refuses", Unhealthy, EntityFrameworkReasons.ConnectionFailed, servers =>
            new FaultCase(make(servers, PostgresServer.Password), servers.Postgres.StopAsync, servers.Postgres.StartAsync)) { IsMended = true },
        new(check, "hangs (SIGSTOP)", Unhealthy, HealthReasons.Timeout, servers =>
            FaultCase.Switched(make(servers, PostgresServer.Password), servers.Postgres.Suspend, servers.Postgres.Resume)) { Answer = FaultAnswer.AtTimeout, IsMended = true },
        new(check, "wrong credentials", Unhealthy, EntityFrameworkReasons.ConnectionFailed, servers => new FaultCase(make(servers, FaultTable.Marker))),
    ];

    private static DbContextHealthCheck<OrdersContext> OfContext(FaultServers servers, string password = PostgresServer.Password) =>
        new(Factory(servers, "postgres", password));

    // It asks anew each time, not after a while.
    private static MigrationsHealthCheck<OrdersContext> OfMigrations(FaultServers servers, string database) => new(Factory(servers, database)) { FreshFor = TimeSpan.Zero };

    private static ContextFactory Factory(FaultServers servers, string database, string password = PostgresServer.Password) =>
        new(servers.ConnectionString(password, database));

    private static async Task<string> MigratedAsync(FaultServers servers)
    {
        var database = $"orders_{Guid.NewGuid():N}";
        await DoAsync(servers, "postgres", $"CREATE DATABASE {database}");
        await using var context = Factory(servers, database).CreateDbContext();
        await context.Database.MigrateAsync(TestContext.Current.CancellationToken);
        return database;
    }

    private static async Task DoAsync(FaultServers servers, string database, string statement)
    {
        await using var command = servers.Pool(database: database).CreateCommand(statement);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
