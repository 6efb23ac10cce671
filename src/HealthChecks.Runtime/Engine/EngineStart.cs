using Microsoft.Extensions.Logging;

namespace HealthChecks;

/// <summary>What happens once before the first run: absent checks are found, the pool gets room, the thread starts.</summary>
internal sealed class EngineStart : IDisposable
{
    private const int MostPoolThreads = 64;

    private readonly HealthEngine _engine;
    private readonly EngineThread _thread;
    private readonly ContainedLogger _logger;
    private readonly Lazy<Task> _start;
    private int _addedPoolThreads;
    private volatile bool _isDone;

    public EngineStart(HealthEngine engine, EngineThread thread, ContainedLogger logger)
    {
        _engine = engine;
        _thread = thread;
        _logger = logger;
        _start = new Lazy<Task>(RunAsync);
    }

    public bool IsDone => _isDone;

    public Task StartAsync() => _start.Value;

    /// <summary>Gives back the room in the pool: a process, of tests for one, may see many engines.</summary>
    public void Dispose() => AddPoolThreads(-Interlocked.Exchange(ref _addedPoolThreads, 0));

    private async Task RunAsync()
    {
        foreach (var cell in _engine.Cells)
        {
            if (cell.Check.Definition is not { } definition)
                continue;

            if (definition.InvalidBecause is { } reason)
            {
                _logger.Write(logger => Log.InvalidCheck(logger, cell.Name, definition.Source, reason));
                cell.Settle(Outcome.Failure(HealthReasons.InvalidRegistration, "The check cannot be used: " + reason));
            }
            else if (definition.MayBeAbsent)
            {
                try
                {
                    if (await cell.Creation.IsAbsentAsync().ConfigureAwait(false))
                        SettleAbsent(cell, definition);
                }
                catch (Exception exception)
                {
                    // Not absent, then; its runs say what is wrong. One bad check must not keep the others from starting.
                    LogFailure(cell, exception);
                }
            }
        }

        _logger.Write(LogRegistrations);
        if (_engine.Options.RaiseThreadPoolMinimum)
        {
            _addedPoolThreads = Math.Min(_engine.Cells.Length, MostPoolThreads);
            AddPoolThreads(_addedPoolThreads);
        }

        _thread.Start();
        _isDone = true;
    }

    private static void AddPoolThreads(int count)
    {
        if (count == 0)
            return;

        ThreadPool.GetMinThreads(out var workers, out var completions);
        ThreadPool.SetMinThreads(workers + count, completions);
    }

    private void SettleAbsent(Cell cell, HealthCheckDefinition definition)
    {
        _logger.Write(logger => Log.AbsentCheck(logger, cell.Name, definition.Source));
        cell.Settle(Outcome.Absent);
    }

    private void LogFailure(Cell cell, Exception exception) => _logger.Write(logger =>
        Log.ConstructionFailed(logger, cell.Name, (exception as CheckConstructionException)?.InnerException ?? exception));

    private static string SubsetsOf(ComposedHealthCheck check)
    {
        var names = new List<string>();
        foreach (var subset in check.MemberOf)
            names.Add(subset.Name);
        return string.Join(", ", names);
    }

    private void LogRegistrations(ILogger logger)
    {
        foreach (var check in _engine.Registry.Checks)
        {
            if (check.Registration is null)
                continue;

            if (check.MemberOf.Count == 0)
                Log.UnplacedRegistration(logger, check.Name, string.Join(", ", check.Registration.Tags));
            else
                Log.PlacedRegistration(logger, check.Name, SubsetsOf(check));
        }
    }
}
