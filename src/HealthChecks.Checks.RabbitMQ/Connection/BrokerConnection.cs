using System.Diagnostics;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using RabbitMQ.Client;

namespace HealthChecks;

/// <summary>The application's connection, and how a run of a check uses it: what goes wrong on the way becomes a result.</summary>
internal sealed class BrokerConnection
{
    private readonly Func<CancellationToken, Task<IConnection>> _connection;

    public BrokerConnection(IConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var ready = Task.FromResult(connection);
        _connection = _ => ready;
    }

    public BrokerConnection(Func<CancellationToken, Task<IConnection>> connection) =>
        _connection = connection ?? throw new ArgumentNullException(nameof(connection));

    public Task<IConnection> GetAsync(CancellationToken cancellationToken) => _connection(cancellationToken).WaitAsync(cancellationToken);

    /// <summary>Opens a channel, asks, and closes all channels that were opened.</summary>
    public async Task<HealthCheckResult> RunAsync(
        Func<BrokerRun, Task<HealthCheckResult>> ask,
        CancellationToken cancellationToken)
    {
        IConnection? connection = null;
        BrokerRun? run = null;
        var data = new Dictionary<string, object>();
        var started = Stopwatch.GetTimestamp();
        try
        {
            connection = await GetAsync(cancellationToken).ConfigureAwait(false);
            if (!connection.IsOpen)
                return HealthResults.Unhealthy(RabbitMQReasons.ConnectionFailed, "The connection is closed.", data: data);

            run = new BrokerRun(connection, data, cancellationToken);
            await run.ChannelAsync().ConfigureAwait(false);
            data["channelMs"] = CheckSteps.MillisecondsSince(started);
            return await ask(run).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            CheckSteps.ThrowIfCancelled(exception, cancellationToken);
            if (connection is null)
                return Failed(RabbitMQReasons.ConnectionFailed, "No connection could be made.");
            if (!connection.IsOpen)
                return Failed(RabbitMQReasons.ConnectionFailed, "The connection was lost.");
            return data.ContainsKey("channelMs")
                ? Failed(RabbitMQReasons.RequestFailed, "The broker did not do what it was asked.")
                : Failed(RabbitMQReasons.ChannelFailed, "No channel could be opened.");

            HealthCheckResult Failed(string reason, string text) => HealthResults.Unhealthy(reason, text, exception, data);
        }
        finally
        {
            if (run is not null)
                await run.DisposeAsync().ConfigureAwait(false);
        }
    }
}
