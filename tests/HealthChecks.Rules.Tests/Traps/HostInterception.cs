using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HealthChecks.Rules.Tests.Traps;

/// <summary>Hears of the host that the current flow of execution builds, through the events that the framework raises for its own tools.</summary>
internal sealed class HostInterception : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private static readonly AsyncLocal<HostInterception?> Current = new();

    private readonly Action<IServiceCollection> _configure;
    private readonly Action<IHost> _built;
    private readonly List<IDisposable> _subscriptions = [];

    private HostInterception(Action<IServiceCollection> configure, Action<IHost> built)
    {
        _configure = configure;
        _built = built;
    }

    public static HostInterception OfThisFlow(Action<IServiceCollection> configure, Action<IHost> built)
    {
        var interception = new HostInterception(configure, built);
        Current.Value = interception;
        interception._subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(interception));
        return interception;
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.Extensions.Hosting")
            _subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (Current.Value != this)
            return;

        if (value is { Key: "HostBuilding", Value: IHostBuilder builder })
            builder.ConfigureServices(_configure);
        else if (value is { Key: "HostBuilt", Value: IHost host })
            _built(host);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => _subscriptions.ForEach(static each => each.Dispose());
}
