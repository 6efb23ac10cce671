using System.Threading.Channels;
using Microsoft.Extensions.Hosting;

namespace HealthChecks;

/// <summary>
/// Tells the application's listeners of every transition, each from a queue and a task of its own: one that hangs misses what comes too
/// late for it, and the others hear all the same.
/// </summary>
internal sealed class TransitionHostedService : IHostedService, IDisposable
{
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(2);

    private readonly HealthEngine _engine;
    private readonly IHealthTransitionListener[] _listeners;
    private readonly List<Channel<HealthTransition>> _channels = [];
    private readonly List<Task> _telling = [];
    private readonly CancellationTokenSource _stopping = new();

    public TransitionHostedService(HealthEngine engine, IEnumerable<IHealthTransitionListener> listeners)
    {
        _engine = engine;
        _listeners = [.. listeners];
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var listener in _listeners)
        {
            var channel = _engine.Transitions.Open();
            _channels.Add(channel);
            _telling.Add(Task.Run(() => TellAsync(listener, channel.Reader), CancellationToken.None));
        }

        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var channel in _channels)
            _engine.Transitions.Close(channel);

        _stopping.CancelAfter(LastWords);
        await Task.WhenAll(_telling).WaitAsync(LastWords, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    // Not disposed: where two stop a host at once, as in an integration test, one may come here while the other stops it.
    public void Dispose() => _stopping.Cancel();

    private async Task TellAsync(IHealthTransitionListener listener, ChannelReader<HealthTransition> transitions)
    {
        while (await transitions.WaitToReadAsync().ConfigureAwait(false))
        {
            while (transitions.TryRead(out var transition))
                await TellAsync(listener, transition).ConfigureAwait(false);
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
