using System.Globalization;
using System.Text;

namespace HealthChecks.Faults.Tests;

/// <summary>Every fault, and the page that is written from them.</summary>
public static class FaultTable
{
    /// <summary>Of one check.</summary>
    public static IReadOnlyList<FaultRow> OfChecks { get; } =
    [
        new("refuses", "The dependency refuses connections.", 503, "connection-refused"),
        new("accepts-then-silent", "The dependency accepts a connection and says nothing; the check heeds its token.", 503, "timeout"),
        new("hangs", "The check waits for what never comes, and heeds its token.", 503, "timeout"),
        new("slow", "The dependency takes longer than the deadline; the check has passed before.", 200, "healthy") { Runs = FaultRuns.One, Line = "OK (late)" },
        new("slow-at-first", "The same, and nothing is known of it yet.", 503, "late") { Runs = FaultRuns.One, IsKnownBefore = false },
        new("flaps", "The dependency answers every second time; `FailAfter = 2`.", 200, "healthy"),
        new("throws", "The check throws after an await.", 503, "unknown-error"),
        new("throws-fatal", "The check throws an `OutOfMemoryException` before any.", 503, "unknown-error"),
        new("throws-when-cancelled", "What the check registered on its token throws.", 503, "timeout"),
        new("returns-null", "The check returns null in place of a task.", 503, "unknown-error"),
        new("ignores-token", "The check hangs, and ignores its token.", 503, "timeout") { Runs = FaultRuns.One },
        new("blocks-a-thread", "The check blocks its thread, and ignores its token.", 503, "timeout") { Runs = FaultRuns.One },
        new("spins-a-core", "The check keeps a core busy, and ignores its token.", 503, "timeout") { Runs = FaultRuns.One },
        new("constructor-throws", "A service that the check needs cannot be built.", 503, "construction-failed"),
        new("pool-exhausted", "The application gives no connection back to the pool that the check shares.", 503, "timeout"),
        new("database-pool-exhausted", "The same with PostgreSQL and a pool of one.", 503, "timeout"),
    ];

    /// <summary>The application blocks every thread of its pool.</summary>
    public static FaultRow ThreadPoolStarved { get; } = new("thread-pool-starved", "The application blocks every thread of its pool; `StarvationReadinessSeconds = 1`.", 503, "starved")
    {
        Liveness = "200, by `LivenessListenerPort` or the Unix socket",
        WithinSeconds = 0,
        Runs = FaultRuns.NotCounted,
    };

    /// <summary>The clock goes wrong while nothing runs.</summary>
    public static FaultRow ClockJumps { get; } = new("clock-jumps", "The clock's stamps jump five hours ahead, and its time of day five hours back.", 200, "healthy")
    {
        Runs = FaultRuns.AtLeastOne,
    };

    /// <summary>The clock goes wrong during a run.</summary>
    public static FaultRow ClockJumpsMidRun { get; } = new("clock-jumps-mid-run", "The same, while the check runs.", 503, "timeout")
    {
        IsProbed = false,
        Runs = FaultRuns.NotCounted,
    };

    /// <summary>The process is asked to stop while a probe waits.</summary>
    public static FaultRow SignalMidProbe { get; } = new("sigterm-mid-probe", "SIGTERM while a probe waits for a slow check.", 503, "draining")
    {
        WithinSeconds = 0,
        Runs = FaultRuns.None,
        Afterwards = "the probe is answered; the process ends with 0 after `DrainSeconds`",
    };

    /// <summary>It is asked twice.</summary>
    public static FaultRow SignalTwice { get; } = new("sigterm-twice", "SIGTERM, and another during the drain.", 503, "draining")
    {
        WithinSeconds = 0,
        IsProbed = false,
        Runs = FaultRuns.NotCounted,
        Afterwards = "the process ends with 0 at the second, and does not wait for `DrainSeconds`",
    };

    /// <summary>Of the whole process.</summary>
    public static IReadOnlyList<FaultRow> OfProcesses { get; } = [ThreadPoolStarved, ClockJumps, ClockJumpsMidRun, SignalMidProbe, SignalTwice];

    public static string WritePage()
    {
        var text = new StringBuilder("""
            # Faults

            What is seen of a process from outside while something is wrong with it. Written by a test run: each line is what the tests of
            `tests/HealthChecks.Faults.Tests` ask of a real process, over HTTP and with `health probe`, while the fault lasts and when it is over.

            Liveness and readiness are status codes; the reason is the check's, or the subset's where no check is to blame. "Within" is the subset's
            deadline, 0.8 s for a probe; "at once" waits for no check. The checks have a timeout of 0.3 s where the reason is `timeout`. Never are
            there two runs of a check at a time. `health probe` is what it says of the check, and its exit code. What no test
            asks or counts is –.

            | fault | liveness | readiness | reason | `health probe` | within | runs meanwhile | afterwards |
            |---|---|---|---|---|---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var row in OfChecks.Concat(OfProcesses))
        {
            text.Append(CultureInfo.InvariantCulture, $"| **{row.Name}** {row.Does} | {row.Liveness} | {row.Readiness} | `{row.Reason}` | {(row.IsProbed ? $"`{row.Line}`, {(row.Readiness == 200 ? 0 : 1)}" : "–")} | {(row.WithinSeconds == 0 ? "at once" : row.WithinSeconds.ToString(CultureInfo.InvariantCulture) + " s")} ");
            text.Append(CultureInfo.InvariantCulture, $"| {TextOf(row.Runs)} | {row.Afterwards} |\n");
        }

        return text.ToString();
    }

    private static string TextOf(FaultRuns runs) => runs switch
    {
        FaultRuns.One => "one",
        FaultRuns.None => "none is needed",
        FaultRuns.AtLeastOne => "at least one",
        FaultRuns.NotCounted => "–",
        _ => "one for each `FreshSeconds`",
    };
}
