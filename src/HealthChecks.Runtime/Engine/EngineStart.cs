using Microsoft.Extensions.Logging;

namespace HealthChecks;

/// <summary>What happens once before the first run: absent checks are found, the pool gets room, the thread starts.</summary>
internal sealed class EngineStart : IDisposable
{
    private const int MostPoolThreads = 64;

    private readonly HealthEngine _engine;
    private readonly EngineThread _thread;
    private readonly ILogger _logger;
    private readonly Lazy<Task> _start;
    private int _addedPoolThreads;
    private volatile bool _isDone;

    public EngineStart(HealthEngine engine, EngineThread thread, ILogger logger)
    {
        _engine = engine;
        _thread = thread;
        _logger = logger;
        _start = new Lazy<Task>(RunAsync);
    }

    public bool IsDone => _isDone;

    public async Task StartAsync()
    {
        await _start.Value.ConfigureAwait(false);
        _isDone = true;
    }

    /// <summary>Gives back the room in the pool: a process, of tests for one, may see many engines.</summary>
    public void Dispose() => AddPoolThreads(-Interlocked.Exchange(ref _addedPoolThreads, 0));

    private async Task RunAsync()
    {
        foreach (var cell in _engine.Cells)
        {
            if (cell.Check.Definition is { } definition)
                await SettleAsync(cell, definition, _logger).ConfigureAwait(false);
        }

        LogRegistrations(_engine, _logger);
        if (_engine.Options.RaiseThreadPoolMinimum)
        {
            _addedPoolThreads = Math.Min(_engine.Cells.Length, MostPoolThreads);
            AddPoolThreads(_addedPoolThreads);
        }

        _thread.Start();
    }

    private static void AddPoolThreads(int count)
    {
        if (count == 0)
            return;

        ThreadPool.GetMinThreads(out var workers, out var completions);
        ThreadPool.SetMinThreads(workers + count, completions);
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
        catch (Exception exception)
        {
            // Not absent, then; its runs say what is wrong. One bad check must not keep the others from starting.
            Log.ConstructionFailed(logger, cell.Name, (exception as CheckConstructionException)?.InnerException ?? exception);
        }
    }

    private static void LogRegistrations(HealthEngine engine, ILogger logger)
    {
        foreach (var check in engine.Registry.Checks)
        {
            if (check.Registration is null)
                continue;

            if (check.MemberOf.Count == 0)
                Log.UnplacedRegistration(logger, check.Name, string.Join(", ", check.Registration.Tags));
            else
                Log.PlacedRegistration(logger, check.Name, string.Join(", ", check.MemberOf.ConvertAll(static subset => subset.Name)));
        }
    }
}
