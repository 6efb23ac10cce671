using System.Diagnostics;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>
/// Whether a memcached server answers, on a connection of the check's own that stays open between runs; at will also how full it is.
/// </summary>
/// <remarks>
/// That the kept connection was closed between two runs is no failure: it is opened again. Its end is that of the check. Servers that want
/// a user and password are not for this check.
/// </remarks>
[HealthCheckDefaults(TimeoutSeconds = 2, Dependency = DependencyScope.Shared)]
public sealed class MemcachedHealthCheck : IHealthCheck, IDisposable
{
    private readonly MemcachedLimits _limits = new();
    private readonly KeptConnection<MemcachedConnection> _connection;

    /// <summary>A check of the server at an address.</summary>
    /// <param name="host">The server's name or address.</param>
    /// <param name="port">Its port. Default 11211.</param>
    /// <exception cref="ArgumentException"><paramref name="host"/> is no name or address.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="port"/> is not between 1 and 65535.</exception>
    public MemcachedHealthCheck(string host, int port = 11211)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(host);
        if (Uri.CheckHostName(host) == UriHostNameType.Unknown)
            throw new ArgumentException("The host is no name or address of one: give it without a scheme and port.", nameof(host));
        if (port is < 1 or > 65535)
            throw new ArgumentOutOfRangeException(nameof(port), port, "The port is none: use 1 to 65535.");

        var server = new ServerAddress(host, port);
        _connection = new KeptConnection<MemcachedConnection>(token => MemcachedConnection.OpenAsync(server, token));
    }

    /// <summary>
    /// The share of the server's memory in use at which the check is Degraded, 0 to 100; null for none. A cache that evicts is always
    /// full. Default null.
    /// </summary>
    /// <exception cref="ArgumentException">The value is no percentage, or above <see cref="CriticalMemoryPercent"/>.</exception>
    public double? WarningMemoryPercent
    {
        get => _limits.MemoryPercent.Warning;
        init => _limits.MemoryPercent.Warning = value;
    }

    /// <summary>The share of the server's memory in use at which the check is Unhealthy, 0 to 100; null for none. Default null.</summary>
    /// <exception cref="ArgumentException">The value is no percentage, or below <see cref="WarningMemoryPercent"/>.</exception>
    public double? CriticalMemoryPercent
    {
        get => _limits.MemoryPercent.Critical;
        init => _limits.MemoryPercent.Critical = value;
    }

    /// <summary>The share of the allowed connections at which the check is Degraded, 0 to 100; null for none. Default null.</summary>
    /// <exception cref="ArgumentException">The value is no percentage, or above <see cref="CriticalConnectionsPercent"/>.</exception>
    public double? WarningConnectionsPercent
    {
        get => _limits.ConnectionsPercent.Warning;
        init => _limits.ConnectionsPercent.Warning = value;
    }

    /// <summary>The share of the allowed connections at which the check is Unhealthy, 0 to 100; null for none. Default null.</summary>
    /// <exception cref="ArgumentException">The value is no percentage, or below <see cref="WarningConnectionsPercent"/>.</exception>
    public double? CriticalConnectionsPercent
    {
        get => _limits.ConnectionsPercent.Critical;
        init => _limits.ConnectionsPercent.Critical = value;
    }

    /// <summary>
    /// The check is Degraded when fewer look-ups than this find something, 0 to 100, counted since the server's start; null for none.
    /// Default null.
    /// </summary>
    /// <exception cref="ArgumentException">The value is no percentage, or below <see cref="CriticalHitRatePercent"/>.</exception>
    public double? WarningHitRatePercent
    {
        get => _limits.HitRatePercent.Warning;
        init => _limits.HitRatePercent.Warning = value;
    }

    /// <summary>The check is Unhealthy when fewer look-ups than this find something, 0 to 100; null for none. Default null.</summary>
    /// <exception cref="ArgumentException">The value is no percentage, or above <see cref="WarningHitRatePercent"/>.</exception>
    public double? CriticalHitRatePercent
    {
        get => _limits.HitRatePercent.Critical;
        init => _limits.HitRatePercent.Critical = value;
    }

    /// <inheritdoc />
    /// <exception cref="ObjectDisposedException">The check is disposed of.</exception>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        _connection.CheckAsync(AskAsync, cancellationToken);

    /// <summary>Closes the connection.</summary>
    public void Dispose() => _connection.Dispose();

    private async Task<HealthCheckResult> AskAsync(MemcachedConnection connection, CancellationToken cancellationToken)
    {
        var data = new Dictionary<string, object>(10);
        var started = Stopwatch.GetTimestamp();
        var version = await connection.VersionAsync(cancellationToken).ConfigureAwait(false);
        data["versionMs"] = CheckSteps.MillisecondsSince(started);
        data["version"] = version;
        var figures = await connection.StatisticsAsync(cancellationToken).ConfigureAwait(false);
        return HealthResults.From(_limits.Judge(figures, data), data);
    }
}
