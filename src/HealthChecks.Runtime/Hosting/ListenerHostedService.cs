using System.Net;
using Microsoft.Extensions.Hosting;

namespace HealthChecks;

/// <summary>Opens the listeners that the options ask for, and watches the thread pool where somebody wants to know.</summary>
internal sealed class ListenerHostedService(HealthEngine engine, HealthSettings settings) : IHostedService, IDisposable
{
    private readonly List<IDisposable> _open = [];
    private string? _socketPath;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var options = engine.Options;
        var watch = new StarvationWatch(engine, engine.Logger);
        _open.Add(watch);
        // Both listeners say how long work waits.
        watch.Start(options, isWanted: options.LivenessListenerPort is not null || options.Socket is { Length: > 0 });
        if (settings.OnChange(changed => watch.Start(changed, isWanted: false)) is { } following)
            _open.Add(following);

        if (options.LivenessListenerPort is { } port)
        {
            var socket = ProbeSockets.OpenPort(port);
            Serve(new ProbeServer(socket, new ProbeRouter(engine, watch, engine.Logger, isPrivate: false), "Health liveness"), "port " + ((IPEndPoint)socket.LocalEndPoint!).Port);
        }

        if (options.Socket is { Length: > 0 } path)
        {
            var socket = ProbeSockets.OpenUnix(path);
            _socketPath = path;
            Serve(new ProbeServer(socket, new ProbeRouter(engine, watch, engine.Logger, isPrivate: true), "Health socket"), path);
        }

        return Task.CompletedTask;
    }

    // Not with the other services: as long as the process is there, it answers.
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        foreach (var each in _open)
            each.Dispose();
        _open.Clear();
        if (_socketPath is not null)
            File.Delete(_socketPath);
        _socketPath = null;
    }

    private void Serve(ProbeServer server, string endpoint)
    {
        _open.Add(server);
        server.Start();
        engine.Logger.Write(logger => Log.Listening(logger, endpoint));
    }
}
