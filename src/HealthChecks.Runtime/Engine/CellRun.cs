using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>Runs one check. There is one for each cell, used again for every run, so that starting one allocates nothing.</summary>
internal sealed class CellRun
{
    /// <summary>A check that keeps its thread longer than this before its first await gets a thread of its own from then on.</summary>
    private const double BlockingMilliseconds = 50;

    private readonly Cell _cell;
    private readonly HealthEngine _engine;
    private readonly Action _onCompleted;
    private ConfiguredTaskAwaitable<HealthCheckResult>.ConfiguredTaskAwaiter _awaiter;
    private Activity? _activity;

    public CellRun(Cell cell, HealthEngine engine)
    {
        _cell = cell;
        _engine = engine;
        _onCompleted = OnCompleted;
        HasOwnThread = cell.Check.Definition?.Blocking ?? false;
    }

    /// <summary>Whether the check blocks its thread: declared, or seen to.</summary>
    public bool HasOwnThread { get; private set; }

    /// <summary>Runs the check: on this thread up to its first await, or on one of its own.</summary>
    /// <param name="now">The moment.</param>
    /// <returns>The moment at which this thread is free again: to read the clock costs as much as everything else here.</returns>
    public long Start(long now)
    {
        if (!HasOwnThread)
            return Execute(now);

        try
        {
            // The usual stack: what a check does on it is not ours to guess.
            new Thread(static run => ((CellRun)run!).ExecuteHere()) { IsBackground = true, Name = "Health check " + _cell.Name }.UnsafeStart(this);
        }
        catch (Exception exception) when (exception is OutOfMemoryException or ThreadStartException)
        {
            // The system gives no more threads; this one will do.
            ExecuteHere();
        }

        return _engine.Clock.Now;
    }

    /// <summary>The activity of the run in flight, for whoever ends it: the run itself, or its timeout.</summary>
    public Activity? TakeActivity() => _activity is null ? null : Interlocked.Exchange(ref _activity, null);

    private void ExecuteHere() => Execute(_engine.Clock.Now);

    private long Execute(long started)
    {
        var token = _cell.Begin(started);
        _activity = RunActivity.Start(_cell);
        Task<HealthCheckResult> running;
        try
        {
            var creation = _cell.Creation;
            running = creation.IsShared
                ? creation.GetShared().CheckHealthAsync(_cell.Context, token)
                    ?? throw CheckCreation.NullTask(_cell.Name)
                : creation.RunInScopeAsync(_cell.Context, token);
        }
        catch (Exception exception)
        {
            return End(Outcome.Of(exception, _cell.Registration.FailureStatus), started);
        }

        _awaiter = running.ConfigureAwait(false).GetAwaiter();
        if (running.IsCompleted)
            return End(GetOutcome(), started);

        var now = _engine.Clock.Now;
        NoticeBlocking(now - started);
        _awaiter.UnsafeOnCompleted(_onCompleted);
        return now;
    }

    private void OnCompleted() => Finish(GetOutcome(), _engine.Clock.Now);

    private long End(Outcome outcome, long started)
    {
        var now = _engine.Clock.Now;
        NoticeBlocking(now - started);
        // A change goes to the log, which may take its time; the next check on this thread must not be charged for it.
        var isChange = !ReferenceEquals(outcome, _cell.LastOutcome);
        Finish(outcome, now);
        return isChange ? _engine.Clock.Now : now;
    }

    // What ends the run frees the slot, and the next run has an activity of its own.
    private void Finish(Outcome outcome, long now)
    {
        var activity = TakeActivity();
        _cell.End(outcome, now);
        if (activity is not null)
            RunActivity.End(activity, outcome);
    }

    private Outcome GetOutcome()
    {
        try
        {
            return Outcome.Of(_awaiter.GetResult(), _cell.LastOutcome);
        }
        catch (Exception exception)
        {
            return Outcome.Of(exception, _cell.Registration.FailureStatus);
        }
        finally
        {
            _awaiter = default;
        }
    }

    private void NoticeBlocking(long synchronousPart)
    {
        if (!HasOwnThread && _engine.Clock.ToMilliseconds(synchronousPart) > BlockingMilliseconds)
            HasOwnThread = true;
    }
}
