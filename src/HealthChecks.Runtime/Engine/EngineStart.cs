using Microsoft.Extensions.Logging;

namespace HealthChecks;

/// <summary>What happens once before the first run: absent checks are found, the pool gets room, the thread starts.</summary>
internal sealed class EngineStart(HealthEngine engine, EngineThread thread, ILogger logger)
{
    private const int MostPoolThreads = 64;

    private readonly Lazy<Task> _start = new(() => RunAsync(engine, thread, logger));
    private volatile bool _isDone;

    public bool IsDone => _isDone;

    public async Task StartAsync()
    {
        await _start.Value.ConfigureAwait(false);
        _isDone = true;
    }

    private static async Task RunAsync(HealthEngine engine, EngineThread thread, ILogger logger)
    {
        foreach (var cell in engine.Cells)
        {
            if (cell.Check.Definition is { } definition)
                await SettleAsync(cell, definition, logger).ConfigureAwait(false);
        }

        LogRegistrations(engine, logger);
        if (engine.Options.RaiseThreadPoolMinimum && engine.Cells.Length > 0)
        {
            ThreadPool.GetMinThreads(out var workers, out var completions);
            ThreadPool.SetMinThreads(workers + Math.Min(engine.Cells.Length, MostPoolThreads), completions);
        }

        thread.Start();
    }

    private static async Task SettleAsync(Cell cell, HealthCheckDefinition definition, ILogger logger)
    {
        if (definition.InvalidBecause is { } reason)
        {
            Log.InvalidCheck(logger, cell.Name, definition.Source, reason);
            cell.Settle(Outcome.Failure(HealthReasons.InvalidRegistration, "The check cannot be used: " + reason));
            return;
        }

        if (!definition.MayBeAbsent)
            return;

        try
        {
            if (await cell.Creation.IsAbsentAsync().ConfigureAwait(false))
            {
                Log.AbsentCheck(logger, cell.Name, definition.Source);
                cell.Settle(Outcome.Absent);
            }
        }
        catch (CheckConstructionException exception)
        {
            // Not absent, then; its runs say what is wrong.
            Log.ConstructionFailed(logger, cell.Name, exception.InnerException!);
        }
    }

    private static void LogRegistrations(HealthEngine engine, ILogger logger)
    {
        foreach (var check in engine.Registry.Checks)
        {
            if (check.Registration is null)
                continue;

            var subsets = engine.Registry.Subsets
                .Where(subset => subset.Members.Any(member => member.Check == check))
                .Select(static subset => subset.Name)
                .ToArray();
            if (subsets.Length == 0)
                Log.UnplacedRegistration(logger, check.Name, string.Join(", ", check.Registration.Tags));
            else
                Log.PlacedRegistration(logger, check.Name, string.Join(", ", subsets));
        }
    }
}
