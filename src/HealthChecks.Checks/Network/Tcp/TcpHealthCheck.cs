using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>Whether a server accepts connections: connects to a port and closes the connection. Nothing is sent.</summary>
/// <remarks>
/// It proves that something listens, not that it works: a server that accepts and then says nothing passes. Prefer a check that speaks
/// the server's protocol. The addresses of a name are tried one after the other.
/// </remarks>
[HealthCheckDefaults(TimeoutSeconds = 5, Dependency = DependencyScope.Shared)]
public sealed class TcpHealthCheck : IHealthCheck
{
    private readonly ServerEndpoint _server;

    /// <summary>Watches a port.</summary>
    /// <param name="host">A host name or IP address.</param>
    /// <param name="port">The port, 1 to 65535.</param>
    /// <exception cref="ArgumentNullException"><paramref name="host"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="host"/> is neither a host name nor an IP address, or <paramref name="port"/> is out of range.
    /// </exception>
    public TcpHealthCheck(string host, int port)
        : this(new ServerEndpoint(host, port))
    {
    }

    internal TcpHealthCheck(ServerEndpoint server) => _server = server;

    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var times = new StepTimes();
        try
        {
            var stream = await _server.ConnectAsync(times, cancellationToken).ConfigureAwait(false);
            await stream.DisposeAsync().ConfigureAwait(false);
            times.End();
            return HealthResults.Healthy(data: times.Data);
        }
        catch (Exception exception)
        {
            CheckSteps.ThrowIfCancelled(exception, cancellationToken);
            times.End();
            var failure = NetworkFailure.Of(exception);
            return HealthResults.Unhealthy(failure.Reason, failure.Text, exception, times.Data);
        }
    }
}
