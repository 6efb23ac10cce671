namespace HealthChecks.Faults;

/// <summary>Something that is wrong with a check while it is switched on, and how often that check has run.</summary>
public sealed class Fault
{
    private volatile TaskCompletionSource? _over;
    private int _runs;
    private int _inFlight;
    private int _mostInFlight;

    /// <summary>Called after the fault was switched on or off.</summary>
    public event Action<bool>? Changed;

    public bool IsOn => _over is not null;

    /// <summary>Completes when the fault is switched off; at once while it is.</summary>
    public Task Over => _over?.Task ?? Task.CompletedTask;

    /// <summary>How many runs have begun.</summary>
    public int Runs => Volatile.Read(ref _runs);

    /// <summary>The most runs that have been in flight at a time.</summary>
    public int MostInFlight => Volatile.Read(ref _mostInFlight);

    public void Switch(bool on)
    {
        var over = _over;
        _over = on ? over ?? new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously) : null;
        Changed?.Invoke(on);
        if (!on)
            over?.TrySetResult();
    }

    public void OnBegun()
    {
        Interlocked.Increment(ref _runs);
        var inFlight = Interlocked.Increment(ref _inFlight);
        if (inFlight > _mostInFlight)
            _mostInFlight = inFlight;
    }

    public void OnEnded() => Interlocked.Decrement(ref _inFlight);
}
