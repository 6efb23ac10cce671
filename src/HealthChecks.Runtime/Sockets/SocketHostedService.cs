using System.Net;
using Microsoft.Extensions.Hosting;

namespace HealthChecks;

/// <summary>Opens the sockets that the options ask for.</summary>
internal sealed class SocketHostedService(HealthEngine engine, HealthSettings settings, StarvationWatch watch) : IHostedService, IDisposable
{
    private readonly List<IDisposable> _open = [];
    private string? _socketPath;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        // It may have been added before the engine, and options are good once that has started.
        await engine.StartAsync().ConfigureAwait(false);
        var options = engine.Options;
        // Both sockets say how long work waits.
        if (options.LivenessListenerPort is not null || options.Socket is { Length: > 0 })
            watch.Start();

        if (options.LivenessListenerPort is { } port)
        {
            var socket = ProbeSockets.OpenPort(port);
            Serve(new ProbeServer(socket, RouterFor(isPrivate: false), "Health liveness"), "port " + ((IPEndPoint)socket.LocalEndPoint!).Port);
        }

        if (options.Socket is { Length: > 0 } path)
        {
            var socket = ProbeSockets.OpenUnix(path);
            _socketPath = path;
            Serve(new ProbeServer(socket, RouterFor(isPrivate: true), "Health socket"), path);
        }
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

    // An empty path switches liveness off in the web server, which is elsewhere; here there would be nothing left to ask.
    private ProbeRouter RouterFor(bool isPrivate)
    {
        var path = settings.Find(nameof(HealthRegistryDefinition.LivenessPath)) is { Length: > 0 } configured ? configured : engine.Registry.Root.LivenessPath;
        return new ProbeRouter(engine, watch, engine.Logger, path is { Length: > 0 } ? path.TrimEnd('/') : "/healthcheck/liveness", isPrivate);
    }

    private void Serve(ProbeServer server, string endpoint)
    {
        _open.Add(server);
        server.Start();
        engine.Logger.Write(logger => Log.Listening(logger, endpoint));
    }
}
