using System.Runtime.InteropServices;
using Microsoft.Extensions.Hosting;

namespace HealthChecks;

/// <summary>
/// The host's own lifetime, which is given a <see cref="DrainingStop"/> to stop the host with. It says which signal came, because the
/// lifetime does not: handlers of ours stand before and after its own, so that one of them has run in whatever order they are called.
/// </summary>
internal sealed class DrainingLifetime(IHostLifetime inner, DrainingStop stop) : IHostLifetime, IDisposable
{
    private static readonly PosixSignal[] Signals = [PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGQUIT];

    private readonly List<PosixSignalRegistration> _registrations = [];

    public async Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        Register();
        await inner.WaitForStartAsync(cancellationToken).ConfigureAwait(false);
        Register();
    }

    public Task StopAsync(CancellationToken cancellationToken) => inner.StopAsync(cancellationToken);

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
        (inner as IDisposable)?.Dispose();
        stop.Dispose();
    }

    // What the signal does is the lifetime's affair: a handler that does not cancel it changes nothing.
    private void Register()
    {
        if (OperatingSystem.IsBrowser() || OperatingSystem.IsAndroid() || OperatingSystem.IsIOS() || OperatingSystem.IsTvOS())
            return;

        foreach (var signal in Signals)
            _registrations.Add(PosixSignalRegistration.Create(signal, context => stop.Signal = context.Signal));
    }
}
