using System.Diagnostics;

namespace HealthChecks;

/// <summary>
/// Measures, from a thread of its own, how long work waits for the thread pool, and says so before the application does: in the log,
/// to readiness, and after a long full stall to liveness, each only where a limit is set.
/// </summary>
internal sealed class StarvationWatch(HealthEngine engine) : IThreadPoolWorkItem, IDisposable
{
    private const int EveryMilliseconds = 100;

    private readonly ManualResetEventSlim _stop = new();
    private Thread? _thread;
    private long _askedAt;
    private long _answeredAfter;
    private bool _isStarved;
    private double _worst;

    /// <summary>How long work waits for the pool: what the last piece has waited, or what the one in the queue has waited until now.</summary>
    public double DelaySeconds
    {
        get
        {
            var asked = Interlocked.Read(ref _askedAt);
            var answered = Stopwatch.GetElapsedTime(0, Interlocked.Read(ref _answeredAfter)).TotalSeconds;
            return asked == 0 ? answered : Math.Max(answered, Stopwatch.GetElapsedTime(asked).TotalSeconds);
        }
    }

    /// <summary>Begins to watch if the options have a limit for it.</summary>
    public void StartIfAsked(HealthOptions options)
    {
        if (options.StarvationWarningSeconds is not null || options.StarvationReadinessSeconds is not null || options.StarvationLivenessSeconds is not null)
            Start();
    }

    /// <summary>Begins to watch, unless it has begun.</summary>
    public void Start()
    {
        var thread = new Thread(Loop, maxStackSize: 256 * 1024) { IsBackground = true, Name = "Health starvation watch" };
        if (Interlocked.CompareExchange(ref _thread, thread, null) is null)
            thread.UnsafeStart();
    }

    public void Execute()
    {
        var asked = Interlocked.Read(ref _askedAt);
        Interlocked.Exchange(ref _answeredAfter, Stopwatch.GetTimestamp() - asked);
        Interlocked.Exchange(ref _askedAt, 0);
    }

    public void Dispose() => _stop.Set();

    private void Loop()
    {
        while (!_stop.Wait(EveryMilliseconds))
        {
            if (Interlocked.Read(ref _askedAt) == 0)
            {
                Interlocked.Exchange(ref _askedAt, Stopwatch.GetTimestamp());
                // To the end of the queue that everybody's work is in.
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            }

            Judge(DelaySeconds);
        }
    }

    private void Judge(double delay)
    {
        var options = engine.Options;
        engine.Lifecycle.SetStarved(delay >= options.StarvationReadinessSeconds, delay >= options.StarvationLivenessSeconds);
        if (delay >= options.StarvationWarningSeconds)
        {
            _worst = Math.Max(_worst, delay);
            if (!_isStarved)
                engine.Logger.Write(log => Log.Starved(log, delay));
            _isStarved = true;
        }
        else if (_isStarved)
        {
            var worst = _worst;
            _isStarved = false;
            _worst = 0;
            engine.Logger.Write(log => Log.StarvationOver(log, worst));
        }
    }
}
