using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks.Properties;

/// <summary>What one run came to, as a check's author would say it.</summary>
internal readonly record struct Measured(long At, bool Passes, bool IsVerdict, bool IsAbsent);

/// <summary>
/// What is to be expected of one check: written from the guide, not from the engine, and kept up by the check itself, which knows when it
/// has been called and what it has answered.
/// </summary>
internal sealed class CheckModel(World world, int index) : IHealthCheck
{
    private TaskCompletionSource<HealthCheckResult>? _pending;

    public int Index => index;

    public Cell Cell => world.Engine.Cells[index];

    public CheckSetup Setup => world.Checks[index];

    public Behaviour Behaviour { get; set; }

    /// <summary>Whether a run has begun and not returned.</summary>
    public bool IsInFlight { get; private set; }

    /// <summary>Whether that run has been given up at its timeout.</summary>
    public bool IsGivenUp { get; private set; }

    public long StartedAt { get; private set; }

    /// <summary>When each run began.</summary>
    public List<long> Starts { get; } = [];

    /// <summary>What the runs came to, those that were given up included.</summary>
    public List<Measured> Readings { get; } = [];

    /// <summary>Whether it counts as passing, whatever its age; null before the first reading.</summary>
    public bool? Counts { get; private set; }

    /// <summary>Whether it counts as absent.</summary>
    public bool CountsAsAbsent { get; private set; }

    /// <summary>The age of the last reading.</summary>
    public long Age => Readings.Count == 0 ? long.MaxValue : world.Now - Readings[^1].At;

    /// <summary>What the engine calls to make the check.</summary>
    public IHealthCheck Make(IServiceProvider services)
    {
        if (Behaviour.Ending != Ending.CannotBeMade)
            return this;

        Begin();
        Store(passes: false, isVerdict: true);
        throw new InvalidOperationException("cannot be made");
    }

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        Begin();
        switch (Behaviour.Way)
        {
            case Way.Slowly:
                world.TakeTime(70);
                break;
            case Way.VerySlowly:
                world.TakeTime(3000);
                break;
            case Way.Later or Way.LaterHeeding or Way.LaterThrowing:
                _pending = new TaskCompletionSource<HealthCheckResult>();
                if (Behaviour.Way == Way.LaterHeeding)
                    cancellationToken.Register(() => End(Ending.Cancelled));
                else if (Behaviour.Way == Way.LaterThrowing)
                    cancellationToken.Register(static () => throw new InvalidOperationException("does not want to be cancelled"));
                return _pending.Task;
        }

        var ending = Behaviour.Ending;
        Store(ending);
        return ending switch
        {
            Ending.NullTask => null!,
            Ending.Cancelled => Task.FromCanceled<HealthCheckResult>(new CancellationToken(canceled: true)),
            Ending.Throws or Ending.ThrowsDegraded or Ending.CannotBeMade => throw ExceptionOf(ending),
            _ => Task.FromResult(ResultOf(ending)),
        };
    }

    /// <summary>Ends the run in flight, if one waits for that.</summary>
    public void End(Ending ending)
    {
        if (_pending is not { } pending)
            return;

        _pending = null;
        Store(ending);
        if (ending == Ending.Cancelled)
            pending.SetCanceled();
        else if (ending is Ending.Throws or Ending.ThrowsDegraded or Ending.CannotBeMade or Ending.NullTask)
            pending.SetException(ExceptionOf(ending));
        else
            pending.SetResult(ResultOf(ending));
    }

    /// <summary>The engine's thread looks: a run whose time is over is given up, and one that hangs makes no further reading.</summary>
    public void OnTick()
    {
        if (IsInFlight && !IsGivenUp && world.Now - StartedAt >= Setup.Timeout)
        {
            Note(passes: false, isVerdict: false, isAbsent: false);
            IsGivenUp = true;
        }
        else if (IsGivenUp && Counts == true && Age >= Setup.MaxAgeInForce)
        {
            Counts = false;
            CountsAsAbsent = false;
        }
    }

    private void Begin()
    {
        if (IsInFlight)
            world.Fail($"{Names.OfCheck(index)} runs twice at the same time");
        IsInFlight = true;
        IsGivenUp = false;
        StartedAt = world.Now;
        Starts.Add(world.Now);
        world.Rule.OnStart(world, this);
    }

    private void Store(Ending ending) => Store(
        ending is Ending.Healthy or Ending.Degraded or Ending.ThrowsDegraded or Ending.Absent,
        isVerdict: ending == Ending.Absent,
        isAbsent: ending == Ending.Absent);

    private void Store(bool passes, bool isVerdict, bool isAbsent = false)
    {
        IsInFlight = false;
        if (!IsGivenUp)
            Note(passes, isVerdict, isAbsent);
        IsGivenUp = false;
    }

    // "FailAfter readings in a row that fail": the last ones of the list, nothing else.
    private void Note(bool passes, bool isVerdict, bool isAbsent)
    {
        var isFirst = Readings.Count == 0;
        var isTooOld = Age > Setup.MaxAgeInForce;
        Readings.Add(new Measured(world.Now, passes, isVerdict, isAbsent));
        var inARow = 0;
        for (var i = Readings.Count - 1; i >= 0 && Readings[i].Passes == passes; i--)
            inARow++;

        // A verdict is no measurement of the same thing; and only a pass that still counts can stand in for a failure.
        var countsAtOnce = isFirst || isVerdict || CountsAsAbsent || (!passes && isTooOld);
        if (!countsAtOnce && inARow < (passes ? Setup.PassAfter : Setup.FailAfter) && Counts != passes)
            return;

        Counts = passes;
        CountsAsAbsent = isAbsent;
    }

    private static Exception ExceptionOf(Ending ending) => ending == Ending.ThrowsDegraded
        ? new HealthCheckException("slow-today", HealthStatus.Degraded, "slow today")
        : new InvalidOperationException("throws");

    private static readonly Dictionary<string, object> AbsentData = new() { [HealthReasons.AbsentDataKey] = true };

    private static HealthCheckResult ResultOf(Ending ending) => ending switch
    {
        Ending.Healthy => HealthCheckResult.Healthy(),
        Ending.Degraded => HealthCheckResult.Degraded("degraded"),
        Ending.Absent => HealthCheckResult.Healthy(data: AbsentData),
        Ending.OddStatus => new HealthCheckResult((HealthStatus)7),
        _ => HealthCheckResult.Unhealthy("unhealthy"),
    };
}
