using System.Runtime.InteropServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HealthChecks;

/// <summary>
/// What the host's lifetime stops the host with: on SIGTERM readiness fails first, and the host stops when <c>DrainSeconds</c> have
/// passed or another signal comes. Nobody else sees it, so that <c>StopApplication()</c> in code stops at once.
/// </summary>
internal sealed class DrainingStop(IHostApplicationLifetime host, IServiceProvider services) : IHostApplicationLifetime, IDisposable
{
    private readonly ManualResetEventSlim _skip = new();
    private HealthEngine? _engine;
    private int _isDraining;

    /// <summary>The signal that is being handled.</summary>
    public PosixSignal? Signal { get; set; }

    public CancellationToken ApplicationStarted => host.ApplicationStarted;

    public CancellationToken ApplicationStopping => host.ApplicationStopping;

    public CancellationToken ApplicationStopped => host.ApplicationStopped;

    public void StopApplication()
    {
        var engine = FindEngine();
        if (engine is not { DrainSeconds: > 0 and var seconds } || Signal != PosixSignal.SIGTERM)
        {
            _skip.Set();
            host.StopApplication();
            return;
        }

        if (Interlocked.Exchange(ref _isDraining, 1) != 0)
        {
            engine.OnDrainSkipped();
            _skip.Set();
            return;
        }

        engine.OnDraining(seconds);
        engine.Lifecycle.Drain();
        // A thread of its own: what stops a process must not wait for a starved pool.
        new Thread(() => Wait(seconds)) { IsBackground = true, Name = "Health drain" }.UnsafeStart();
    }

    public void Dispose() => _skip.Set();

    private HealthEngine? FindEngine()
    {
        // What has not started has nothing to drain; and its engine may be what keeps it from starting.
        if (_engine is not null || !host.ApplicationStarted.IsCancellationRequested)
            return _engine;

        try
        {
            return _engine = services.GetRequiredService<HealthEngine>();
        }
        catch (ObjectDisposedException)
        {
            // The container is being disposed of. This is a signal's handler: what it throws ends the process.
            return null;
        }
    }

    private void Wait(double seconds)
    {
        // Somebody may stop the host meanwhile.
        using (host.ApplicationStopping.UnsafeRegister(static skip => ((ManualResetEventSlim)skip!).Set(), _skip))
            _skip.Wait(TimeSpan.FromSeconds(seconds));
        host.StopApplication();
    }
}
