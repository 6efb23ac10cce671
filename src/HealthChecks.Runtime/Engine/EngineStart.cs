using System.Globalization;
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
    public void Dispose() => TryAddPoolThreads(-Interlocked.Exchange(ref _addedPoolThreads, 0));

    private async Task RunAsync()
    {
        _engine.UseSettings();
        var absences = AskWhichAreAbsent();
        for (var i = 0; i < absences.Length; i++)
        {
            var cell = _engine.Cells[i];
            if (cell.Check.Definition is not { } definition)
                continue;

            if (definition.InvalidBecause is { } reason)
            {
                _logger.Write(logger => Log.InvalidCheck(logger, cell.Name, definition.Source, reason));
                cell.Settle(Outcome.Failure(HealthReasons.InvalidRegistration, "The check cannot be used: " + reason));
            }
            else if (absences[i] is { } absence)
            {
                try
                {
                    if (await absence.ConfigureAwait(false))
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
            var count = Math.Min(_engine.Cells.Length, MostPoolThreads);
            // Where the pool's maximum does not allow it, there is nothing to give back either.
            if (TryAddPoolThreads(count))
                _addedPoolThreads = count;
        }

        _thread.Start();
        _isDone = true;
    }

    // All at once, and none longer than a run of it may take: a factory that hangs must not hold up the host's start.
    private Task<bool>?[] AskWhichAreAbsent() => Array.ConvertAll(_engine.Cells, cell =>
        cell.Check.Definition is { MayBeAbsent: true, InvalidBecause: null } ? IsAbsentAsync(cell) : null);

    private async Task<bool> IsAbsentAsync(Cell cell)
    {
        if (_engine.IsDrivenByHand)
            return await cell.Creation.IsAbsentAsync().ConfigureAwait(false);

        // Of its own, and by the system's clock, whatever that of readings is: a factory may block its thread.
        var limit = _engine.Clock.ToTimeSpan(cell.Settings.Timeout);
        var asking = Task.Factory.StartNew(cell.Creation.IsAbsentAsync, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
        try
        {
            return await asking.WaitAsync(limit).ConfigureAwait(false);
        }
        catch (TimeoutException exception) when (!asking.IsCompleted)
        {
            throw new CheckConstructionException(new TimeoutException(
                string.Create(CultureInfo.InvariantCulture, $"The factory did not return within the check's timeout of {limit.TotalSeconds} s, so the check is not absent here."), exception));
        }
    }

    private static bool TryAddPoolThreads(int count)
    {
        if (count == 0)
            return true;

        ThreadPool.GetMinThreads(out var workers, out var completions);
        return ThreadPool.SetMinThreads(workers + count, completions);
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
