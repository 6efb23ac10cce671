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
        _engine.UseSettings();
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

        _logger.Write(LogPlaces);
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
        if (_engine.IsDevelopment || definition.Optional)
            return;

        var failed = CriticalSubsetsOf(cell.Check);
        if (failed.Length > 0)
            _logger.Write(logger => Log.AbsentButCritical(logger, cell.Name, failed));
    }

    private void LogFailure(Cell cell, Exception exception) => _logger.Write(logger =>
        Log.ConstructionFailed(logger, cell.Name, (exception as CheckConstructionException)?.InnerException ?? exception));

    private static string CriticalSubsetsOf(ComposedHealthCheck check)
    {
        var names = new List<string>();
        foreach (var subset in check.MemberOf)
        {
            foreach (var member in subset.Members)
            {
                if (member.Check == check && member.Critical)
                    names.Add(subset.Name);
            }
        }

        return string.Join(", ", names);
    }

    private static string SubsetsOf(ComposedHealthCheck check)
    {
        var names = new List<string>();
        foreach (var subset in check.MemberOf)
            names.Add(subset.Name);
        return string.Join(", ", names);
    }

    private void LogPlaces(ILogger logger)
    {
        foreach (var check in _engine.Registry.Checks)
        {
            if (check.Registration is null)
            {
                if (check.MemberOf.Count == 0)
                    Log.OrphanCheck(logger, check.Name, check.Source);
            }
            else if (check.MemberOf.Count == 0)
            {
                Log.UnplacedRegistration(logger, check.Name, string.Join(", ", check.Registration.Tags));
            }
            else
            {
                Log.PlacedRegistration(logger, check.Name, SubsetsOf(check));
            }
        }

        foreach (var subset in _engine.Registry.Subsets)
        {
            if (subset.Members.Count == 0)
                Log.EmptySubset(logger, subset.Name);
        }
    }
}
