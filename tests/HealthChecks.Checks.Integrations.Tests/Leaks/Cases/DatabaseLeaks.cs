using HealthChecks.Checks.Integrations.Tests.Faults;
using HealthChecks.Checks.Integrations.Tests.Migrations;
using Npgsql;

namespace HealthChecks.Checks.Integrations.Tests.Leaks;

/// <summary>What is asked through ADO.NET or Entity Framework.</summary>
internal static class DatabaseLeaks
{
    private const string Missing = $"SELECT \"{Marker.Secret}\" FROM \"{Marker.Secret}\"";

    public static readonly LeakCase[] Cases =
    [
        new(typeof(DatabaseHealthCheck), "wrong credentials", static servers => new DatabaseHealthCheck(Refused(servers))),
        new(typeof(DatabaseHealthCheck), "host unknown", static servers => new DatabaseHealthCheck(servers.Keep(NpgsqlDataSource.Create(Elsewhere)))),
        new(typeof(DatabaseHealthCheck), "query refused", static servers => new DatabaseHealthCheck(servers.Pool()) { Query = Missing }) { IsInException = true },
        new(typeof(DatabaseHealthCheck), "another value", static servers => new DatabaseHealthCheck(servers.Pool()) { Query = $"SELECT '{Marker.Secret}'", Expected = Marker.Secret + "!" }),
        new(typeof(DatabaseHealthCheck), "connections are no numbers", static servers => new DatabaseHealthCheck(servers.Pool()) { ConnectionsQuery = $"SELECT '{Marker.Secret}', '{Marker.Secret}'" }),
        new(typeof(ReplicaLagHealthCheck), "wrong credentials", static servers => new ReplicaLagHealthCheck(Refused(servers))),
        new(typeof(ReplicaLagHealthCheck), "query refused", static servers => new ReplicaLagHealthCheck(servers.Pool()) { Query = Missing }) { IsInException = true },
        new(typeof(ReplicaLagHealthCheck), "no number", static servers => new ReplicaLagHealthCheck(servers.Pool()) { Query = $"SELECT '{Marker.Secret}'" }),
        new(typeof(DbContextHealthCheck<>), "wrong credentials", static servers => new DbContextHealthCheck<OrdersContext>(RefusedContexts(servers))),
        new(typeof(DbContextHealthCheck<>), "host unknown", static _ => new DbContextHealthCheck<OrdersContext>(new ContextFactory(Elsewhere))),
        new(typeof(DbContextHealthCheck<>), "query refused", static servers =>
            new DbContextHealthCheck<OrdersContext>(new ContextFactory(servers.ConnectionString())) { Query = Missing }) { IsInException = true },
        new(typeof(MigrationsHealthCheck<>), "wrong credentials", static servers => new MigrationsHealthCheck<OrdersContext>(RefusedContexts(servers))),
        new(typeof(MigrationsHealthCheck<>), "migrations pending", static async servers =>
        {
            var database = $"{Marker.Place}-{Guid.NewGuid():N}";
            await using var command = servers.Pool().CreateCommand($"CREATE DATABASE \"{database}\"");
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            return new MigrationsHealthCheck<OrdersContext>(new ContextFactory(servers.ConnectionString(database: database)));
        }),
    ];

    private static string Elsewhere => $"Host={Marker.Place}.invalid;Database={Marker.Place};Username={Marker.Secret};Password={Marker.Secret};Timeout=1";

    /// <summary>A database whose name, user and password are markers.</summary>
    public static NpgsqlDataSource Refused(FaultServers servers) => servers.Keep(NpgsqlDataSource.Create(RefusedAt(servers)));

    private static ContextFactory RefusedContexts(FaultServers servers) => new(RefusedAt(servers));

    // The server's message quotes the user: that is for the log, and not the secret here.
    private static string RefusedAt(FaultServers servers) => servers.ConnectionString(Marker.Secret, Marker.Place);
}
