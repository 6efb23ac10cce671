using System.Text;

namespace HealthChecks.Checks.Integrations.Tests.Faults;

/// <summary>Which check meets which fault. <see cref="FaultTests"/> runs every row, <c>docs/checks/faults.md</c> shows them.</summary>
internal static class FaultTable
{
    /// <summary>Stands for every secret: it must not be found in anything that is told.</summary>
    public const string Marker = "marker-of-a-secret";

    public static readonly FaultRow[] Rows =
    [
        .. DatabaseFaults.Rows,
        .. ReplicaFaults.Rows,
        .. ContextFaults.Rows,
        .. JobStoreFaults.Rows,
        .. RedisFaults.Rows,
        .. RedisAccessFaults.Rows,
        .. RedisReplicationFaults.Rows,
        .. MemcachedFaults.Rows,
        .. BrokerFaults.Rows,
        .. QueueFaults.Rows,
        .. TcpFaults.Rows,
        .. HttpFaults.Rows,
        .. TlsFaults.Rows,
        .. DnsFaults.Rows,
        .. SmtpFaults.Rows,
        .. StoreFaults.Rows,
        .. StatusPageFaults.Rows,
    ];

    public static string WritePage()
    {
        var page = new StringBuilder(
            """
            # What the checks say when something is wrong

            Written by the tests, which run every line against a real server or one of their own, through the engine, with a timeout of 2 s. A check that passed before is broken, asked,
            mended, and asked again: where the last column says so, it is Healthy again without having been made anew.

            | check | server | status | reason | answered | afterwards |
            |---|---|---|---|---|---|

            """);
        foreach (var row in Rows)
            page.Append($"| `{row.Check}` | {row.Fault} | {row.Status} | `{row.Reason}` | {Words(row.Answer)} | {(row.IsMended ? "Healthy again" : "")} |\n");
        return page.ToString();
    }

    private static string Words(FaultAnswer answer) => answer switch
    {
        FaultAnswer.AtOnce => "at once",
        FaultAnswer.Slowly => "late, in time",
        _ => "after its timeout",
    };
}
