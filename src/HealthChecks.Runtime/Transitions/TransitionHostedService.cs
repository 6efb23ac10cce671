using System.Threading.Channels;
using Microsoft.Extensions.Hosting;

namespace HealthChecks;

/// <summary>Tells the application's listeners of every transition, from a task of its own.</summary>
internal sealed class TransitionHostedService : IHostedService, IDisposable
{
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(2);

    private readonly HealthEngine _engine;
    private readonly IHealthTransitionListener[] _listeners;
    private readonly CancellationTokenSource _stopping = new();
    private Channel<HealthTransition>? _channel;
    private Task _telling = Task.CompletedTask;

    public TransitionHostedService(HealthEngine engine, IEnumerable<IHealthTransitionListener> listeners)
    {
        _engine = engine;
        _listeners = [.. listeners];
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (_listeners.Length > 0)
        {
            _channel = _engine.Transitions.Open();
            _telling = Task.Run(() => TellAsync(_channel.Reader), CancellationToken.None);
        }

        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_channel is null)
            return;

        _engine.Transitions.Close(_channel);
        _stopping.CancelAfter(LastWords);
        await _telling.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    // Not disposed: where two stop a host at once, as in an integration test, one may come here while the other stops it.
    public void Dispose() => _stopping.Cancel();

    private async Task TellAsync(ChannelReader<HealthTransition> transitions)
    {
        while (await transitions.WaitToReadAsync().ConfigureAwait(false))
        {
            while (transitions.TryRead(out var transition))
            {
                foreach (var listener in _listeners)
                    await TellAsync(listener, transition).ConfigureAwait(false);
            }
        }
    }

    private async ValueTask TellAsync(IHealthTransitionListener listener, HealthTransition transition)
    {
        try
        {
            await listener.OnTransitionAsync(transition, _stopping.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            _engine.Logger.Write(logger => Log.ListenerFailed(logger, listener.GetType().Name, transition.Name, exception));
        }
    }
}
