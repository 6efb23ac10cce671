using System.Text;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using static Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus;

namespace HealthChecks.Checks.Integrations.Tests.Faults;

/// <summary>Which check meets which fault. <see cref="FaultTests"/> runs every row, <c>docs/checks/faults.md</c> shows them.</summary>
internal static class FaultTable
{
    /// <summary>Stands for every secret: it must not be found in anything that is told.</summary>
    public const string Marker = "marker-of-a-secret";

    public static readonly FaultRow[] Rows =
    [
        .. Database(),
        .. Redis(),
        .. Memcached(),
        .. Broker(),
        .. NetworkFaults.Rows,
    ];

    public static string WritePage()
    {
        var page = new StringBuilder(
            """
            # What the checks say when something is wrong

            Written by the tests, which run every line against a real server or one of their own, through the engine, with a timeout of 2 s. A check that passed before is broken, asked,
            mended, and asked again: where the last column says so, it passes again without having been made anew.

            | check | fault | status | reason | answered | afterwards |
            |---|---|---|---|---|---|

            """);
        foreach (var row in Rows)
            page.Append($"| `{row.Check}` | {row.Fault} | {row.Status} | `{row.Reason}` | {(row.TakesItsTimeout ? "after its timeout" : "at once")} | {(row.IsMended ? "Healthy again" : "")} |\n");
        return page.ToString();
    }

    private static FaultRow[] Database() =>
    [
        new("DatabaseHealthCheck", "stopped, refuses", Unhealthy, CheckReasons.ConnectionFailed, static servers =>
            Case(new DatabaseHealthCheck(servers.Pool()), servers.Postgres.StopAsync, servers.Postgres.StartAsync)) { IsMended = true },
        new("DatabaseHealthCheck", "hangs (SIGSTOP)", Unhealthy, HealthReasons.Timeout, static servers =>
            Case(new DatabaseHealthCheck(servers.Pool()), Does(servers.Postgres.Suspend), Does(servers.Postgres.Resume))) { TakesItsTimeout = true, IsMended = true },
        new("DatabaseHealthCheck", "wrong credentials", Unhealthy, CheckReasons.ConnectionFailed, static servers => Case(new DatabaseHealthCheck(servers.Pool(Marker)))),
        new("DatabaseHealthCheck", "slow query", Unhealthy, HealthReasons.Timeout, static servers =>
            Case(new DatabaseHealthCheck(servers.Pool()) { Query = "SELECT pg_sleep(60)" })) { TakesItsTimeout = true },
        new("DatabaseHealthCheck", "table is missing", Unhealthy, CheckReasons.QueryFailed, static servers =>
            Case(new DatabaseHealthCheck(servers.Pool()) { Query = "SELECT count(*) FROM nowhere" })),
    ];

    private static FaultRow[] Redis() =>
    [
        new("RedisHealthCheck", "stopped, refuses", Unhealthy, CheckReasons.ConnectionFailed, static servers =>
            Case(new RedisHealthCheck(servers.RedisAddress(Marker)), servers.Redis!.StopAsync, servers.Redis!.StartAsync)) { IsMended = true },
        new("RedisHealthCheck", "hangs (SIGSTOP)", Unhealthy, HealthReasons.Timeout, static servers =>
            Case(new RedisHealthCheck(servers.RedisAddress(Marker)), Does(servers.Redis!.Suspend), Does(servers.Redis!.Resume))) { TakesItsTimeout = true, IsMended = true },
        new("RedisHealthCheck", "wrong credentials", Unhealthy, CheckReasons.LoginRefused, static servers => Case(new RedisHealthCheck(servers.RedisAddress(Marker + "-but-wrong")))),
    ];

    private static FaultRow[] Memcached() =>
    [
        new("MemcachedHealthCheck", "stopped, refuses", Unhealthy, CheckReasons.ConnectionFailed, static servers =>
            Case(new MemcachedHealthCheck("127.0.0.1", servers.Memcached!.Port), servers.Memcached!.StopAsync, servers.Memcached!.StartAsync)) { IsMended = true },
        new("MemcachedHealthCheck", "hangs (SIGSTOP)", Unhealthy, HealthReasons.Timeout, static servers =>
            Case(new MemcachedHealthCheck("127.0.0.1", servers.Memcached!.Port), Does(servers.Memcached!.Suspend), Does(servers.Memcached!.Resume))) { TakesItsTimeout = true, IsMended = true },
    ];

    private static FaultRow[] Broker() =>
    [
        new("RabbitMQHealthCheck", "stopped, refuses", Unhealthy, RabbitMQReasons.ConnectionFailed, static servers =>
            Case(new RabbitMQHealthCheck(servers.Broker()), servers.RabbitMq.StopAsync, servers.RabbitMq.StartAsync)) { IsMended = true },
        new("RabbitMQHealthCheck", "hangs (SIGSTOP)", Unhealthy, HealthReasons.Timeout, static servers =>
            Case(new RabbitMQHealthCheck(servers.Broker()), Does(servers.RabbitMq.Suspend), Does(servers.RabbitMq.Resume))) { TakesItsTimeout = true, IsMended = true },
        new("RabbitMQHealthCheck", "wrong credentials", Unhealthy, RabbitMQReasons.ConnectionFailed, static servers => Case(new RabbitMQHealthCheck(servers.Broker(Marker)))),
    ];

    internal static Task<FaultCase> Case(IHealthCheck check, Func<Task>? broken = null, Func<Task>? mended = null) =>
        Task.FromResult(new FaultCase(check, broken, mended));

    private static Func<Task> Does(Action action) => () =>
    {
        action();
        return Task.CompletedTask;
    };
}
