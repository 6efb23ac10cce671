using Microsoft.Extensions.Diagnostics.HealthChecks;
using RabbitMQ.Client;

namespace HealthChecks;

/// <summary>Whether RabbitMQ answers: the application's connection is open, and a channel opens and closes on it.</summary>
/// <remarks>
/// Nothing is declared and nothing published. The connection stays the application's: it is neither closed nor reopened. The client's
/// exceptions go to the log only.
/// </remarks>
[HealthCheckDefaults(TimeoutSeconds = 5, Dependency = DependencyScope.Shared)]
public sealed class RabbitMQHealthCheck : IHealthCheck
{
    private readonly BrokerConnection _connection;

    /// <summary>For an application that has its connection when it starts.</summary>
    /// <param name="connection">The connection, as the application itself uses it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="connection"/> is null.</exception>
    public RabbitMQHealthCheck(IConnection connection) => _connection = new BrokerConnection(connection);

    /// <summary>For an application that connects when it first needs to.</summary>
    /// <param name="connection">
    /// Gives the application's connection, the same one each time; one that were made for the check would stay open, for the check closes none.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="connection"/> is null.</exception>
    public RabbitMQHealthCheck(Func<CancellationToken, Task<IConnection>> connection) => _connection = new BrokerConnection(connection);

    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        _connection.RunAsync(static run => Task.FromResult(HealthResults.Healthy(data: run.Data)), cancellationToken);
}
