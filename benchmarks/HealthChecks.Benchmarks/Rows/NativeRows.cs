using System.Diagnostics;
using HealthChecks.Benchmarks.Http;
using HealthChecks.Benchmarks.Native;
using HealthChecks.Benchmarks.Table;

namespace HealthChecks.Benchmarks.Rows;

/// <summary>What a native binary pays: in bytes, until its first probe, and for an exec probe.</summary>
internal static class NativeRows
{
    private const string Size = "NativeAOT bytes over an empty web app: engine, liveness, subsets, JSON, text";
    private const string CommandSize = "NativeAOT bytes that the command line adds";
    private const string FirstProbe = "NativeAOT: first healthy probe after start";
    private const string ExecProbe = "health probe native, whole process";
    private const double BytesBudget = 188 * 1024;
    private const double CommandBytesBudget = 32 * 1024;
    private const double ExecBudget = 1.2;
    private const int Starts = 21;

    public static async IAsyncEnumerable<BudgetRow> MeasureAsync()
    {
        await Task.Yield();
        if (!NativeBinaries.ArePublished)
        {
            const string Why = "not measured: run with --native";
            yield return BudgetRow.NotMeasured(Size, Figures.Bytes(BytesBudget), Why);
            yield return BudgetRow.NotMeasured(CommandSize, Figures.Bytes(CommandBytesBudget), Why);
            yield return BudgetRow.NotMeasured(FirstProbe, "the framework's", Why);
            yield return BudgetRow.NotMeasured(ExecProbe, "1.2 x + one request", Why);
            yield break;
        }

        var empty = NativeBinaries.BytesOf(NativeBinaries.EmptyWeb);
        var ours = NativeBinaries.BytesOf(NativeBinaries.HealthWeb) - empty;
        var theirs = NativeBinaries.BytesOf(NativeBinaries.FrameworkWeb) - empty;
        yield return BudgetRow.Of(
            Size, Figures.Bytes(ours), Figures.Bytes(theirs), Figures.Ratio(ours / theirs), Figures.Bytes(BytesBudget), ours <= BytesBudget);

        var commands = NativeBinaries.BytesOf(NativeBinaries.HealthWebCommands) - empty - ours;
        yield return BudgetRow.Of(
            CommandSize, Figures.Bytes(commands), "-", "-", Figures.Bytes(CommandBytesBudget), commands <= CommandBytesBudget);
        yield return MeasureFirstProbe();
        yield return MeasureExecProbe();
    }

    private static BudgetRow MeasureFirstProbe()
    {
        var starts = new List<(double Empty, double Before, double Ours, double After)>();
        for (var i = 0; i < Starts; i++)
        {
            starts.Add((
                FirstHealthyAfter(NativeBinaries.EmptyWeb),
                FirstHealthyAfter(NativeBinaries.FrameworkWeb),
                FirstHealthyAfter(NativeBinaries.HealthWeb),
                FirstHealthyAfter(NativeBinaries.FrameworkWeb)));
        }

        var ratio = Statistics.Median(starts.Select(static start => 2 * start.Ours / (start.Before + start.After)));
        var same = starts.Select(static start => start.After / start.Before).ToArray();
        var spread = (From: Statistics.Quantile(same, 0.25), To: Statistics.Quantile(same, 0.75));
        return BudgetRow.Of(
            FirstProbe,
            Figures.Time(Statistics.Median(starts.Select(static start => start.Ours))),
            $"{Figures.Time(Statistics.Median(starts.Select(static start => (start.Before + start.After) / 2)))}, empty {Figures.Time(Statistics.Median(starts.Select(static start => start.Empty)))}",
            Figures.Invariant($"{ratio:0.00} (A/A {spread.From:0.00}..{spread.To:0.00})"),
            "the framework's, or within A/A",
            ratio <= Math.Max(1, spread.To));
    }

    private static BudgetRow MeasureExecProbe()
    {
        using var server = NativeServer.Start(NativeBinaries.HealthWebCommands);
        string[] probe = ["health", "probe", "readiness", "--url", $"http://127.0.0.1:{server.Port}"];
        var times = new List<(double Ours, double Empty, double Web, double Request)>();
        for (var i = 0; i < Starts * 2; i++)
        {
            times.Add((
                WholeProcess(NativeBinaries.HealthWebCommands, probe),
                WholeProcess(NativeBinaries.EmptyConsole, []),
                WholeProcess(NativeBinaries.EmptyWeb, ["exit"]),
                Prober.Ask(server.Port, ProbePaths.Readiness).Took.TotalNanoseconds));
        }

        var ours = Statistics.Median(times.Select(static time => time.Ours));
        var empty = Statistics.Median(times.Select(static time => time.Empty));
        var web = Statistics.Median(times.Select(static time => time.Web));
        var request = Statistics.Median(times.Select(static time => time.Request));
        return BudgetRow.Of(
            ExecProbe,
            Figures.Time(ours),
            $"empty console {Figures.Time(empty)}, empty web app that exits at once {Figures.Time(web)}, one request {Figures.Time(request)}",
            Figures.Ratio(ours / empty),
            Figures.Invariant($"{ExecBudget} x + one request = {Figures.Time((ExecBudget * empty) + request)}"),
            ours <= (ExecBudget * empty) + request);
    }

    private static double FirstHealthyAfter(string name)
    {
        using var server = NativeServer.Start(name);
        return server.FirstHealthyAfter.TotalNanoseconds;
    }

    private static double WholeProcess(string name, string[] arguments)
    {
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(NativeBinaries.PathOf(name), arguments) { RedirectStandardOutput = true })!;
        process.WaitForExit();
        var took = Stopwatch.GetElapsedTime(started);
        return process.ExitCode == 0
            ? took.TotalNanoseconds
            : throw new InvalidOperationException($"{name} ended with {process.ExitCode}: {process.StandardOutput.ReadToEnd()}");
    }
}
