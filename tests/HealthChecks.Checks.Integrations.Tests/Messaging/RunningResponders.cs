using RabbitMQ.Client;

namespace HealthChecks.Checks.Integrations.Tests.Messaging;

/// <summary>Responders that run as a host runs them.</summary>
internal sealed class RunningResponders : IAsyncDisposable
{
    private readonly List<WorkerPingResponder> _responders = [];

    public static async Task<RunningResponders> StartAsync(IConnection connection, int count, CancellationToken cancellationToken, string exchange = "healthcheck.ping")
    {
        var running = new RunningResponders();
        for (var worker = 0; worker < count; worker++)
        {
            var responder = new WorkerPingResponder(connection) { Exchange = exchange, RetryDelay = TimeSpan.FromMilliseconds(200) };
            running._responders.Add(responder);
            await responder.StartAsync(cancellationToken);
        }

        return running;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var responder in _responders)
        {
            await responder.StopAsync(CancellationToken.None);
            responder.Dispose();
        }

        _responders.Clear();
    }
}
