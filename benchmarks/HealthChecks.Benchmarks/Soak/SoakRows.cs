using System.Globalization;
using HealthChecks.Benchmarks.Http;
using HealthChecks.Benchmarks.Table;

namespace HealthChecks.Benchmarks.Soak;

/// <summary>Minutes of churn in one process: nothing grows. <c>--only soak --minutes N</c>.</summary>
internal static class SoakRows
{
    private const string Budget = "as after the first minute";

    public static async IAsyncEnumerable<BudgetRow> MeasureAsync()
    {
        var minutes = int.Parse(Environment.GetCommandLineArgs().SkipWhile(static argument => argument != "--minutes").Skip(1).FirstOrDefault() ?? "1", CultureInfo.InvariantCulture);
        var listener = new SoakListener();
        await using var server = await ProbeServer.OursAsync<SoakChecks>(services => services
            .AddHealthTransitionListener(_ => listener)
            .AddScoped<SoakScope>());
        var load = new SoakLoad(server);
        using var stop = new CancellationTokenSource();
        var running = load.RunAsync(stop.Token);

        var before = ProcessFigures.Take();
        ProcessFigures? first = null;
        for (var minute = 1; minute <= minutes; minute++)
        {
            var (probes, runs, heard) = (load.Probes, SoakHealthCheck.Runs, listener.Heard);
            await Task.WhenAny(running, Task.Delay(TimeSpan.FromMinutes(1)));
            var after = ProcessFigures.Take();
            first ??= after;
            yield return BudgetRow.Of(
                Figures.Invariant($"minute {minute}: {load.Probes - probes} probes, {load.Failed} unanswered, {SoakHealthCheck.Runs - runs} runs, {listener.Heard - heard} transitions, {SoakScope.Open} scopes open, {(after.Cpu - before.Cpu).TotalSeconds / 60:P0} of a core"),
                after.ToString(),
                $"before: {before}",
                Figures.Ratio((double)after.ManagedBytes / first.ManagedBytes),
                Budget,
                !running.IsFaulted && load.Failed == 0 && after.IsFlatSince(first));
            before = after;
        }

        await stop.CancelAsync();
        await running;
    }
}
