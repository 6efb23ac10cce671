using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>
/// Whether a Redis server answers, on a connection of the check's own that stays open between runs; at will also whether it is the master,
/// how far its replicas are behind, how full it is, and whether its cluster serves.
/// </summary>
/// <remarks>
/// That the kept connection was closed between two runs is no failure: it is opened again. Its end is that of the check. Neither the user
/// nor the password is repeated anywhere.
/// </remarks>
[HealthCheckDefaults(TimeoutSeconds = 2, Dependency = DependencyScope.Shared)]
public sealed partial class RedisHealthCheck : IHealthCheck, IDisposable
{
    private readonly RedisServers _servers;
    private readonly RedisLimits _limits = new();
    private readonly KeptConnection<RespConnection> _connection;

    /// <summary>A check of the server at an address.</summary>
    /// <param name="address">
    /// <c>redis://user:password@host:port/database</c>, or <c>rediss://…</c> for TLS; all but the host may be left out. Hosts may be
    /// several, with commas between them: they are tried in order, and with <see cref="SentinelMaster"/> they are the sentinels. The form
    /// <c>host:port,host:port</c> will do too. User and password are percent-encoded where they hold special characters.
    /// </param>
    /// <exception cref="ArgumentException"><paramref name="address"/> is none.</exception>
    public RedisHealthCheck(string address)
    {
        _servers = new RedisServers(RedisAddress.Parse(address, nameof(address)));
        _connection = new KeptConnection<RespConnection>(_servers.OpenAsync);
    }

    /// <summary>
    /// The name of the master that the sentinels at the address are asked for; null to ask no sentinels. Default null.
    /// </summary>
    /// <exception cref="ArgumentException">The value is blank.</exception>
    public string? SentinelMaster
    {
        get => _servers.SentinelMaster;
        init => _servers.SentinelMaster = value is not null && string.IsNullOrWhiteSpace(value)
            ? throw new ArgumentException(
                "SentinelMaster is blank: give the name that the sentinels know, or null.",
                nameof(SentinelMaster))
            : value;
    }

    /// <summary>The user to log in to the sentinels as; those of the address are for the master. Default null: the default user.</summary>
    public string? SentinelUser
    {
        get => _servers.SentinelUser;
        init => _servers.SentinelUser = value;
    }

    /// <summary>The password for the sentinels; null for none. Default null.</summary>
    public string? SentinelPassword
    {
        get => _servers.SentinelPassword;
        init => _servers.SentinelPassword = value;
    }

    /// <summary>Whether the server is a node of a cluster, all of whose slots have to be served. Default false.</summary>
    public bool Cluster { get; init; }

    /// <summary>
    /// The certificates that the server's certificate must go back to; null for those that the machine trusts. Default null.
    /// </summary>
    public X509Certificate2Collection? TrustedRoots
    {
        get => _servers.TrustedRoots;
        init => _servers.TrustedRoots = value is null ? null : [.. value];
    }

    /// <summary>The certificate, with its private key, that a server is shown which asks for one. Default null: none.</summary>
    public X509Certificate2? ClientCertificate
    {
        get => _servers.ClientCertificate;
        init => _servers.ClientCertificate = value;
    }

    /// <inheritdoc />
    /// <exception cref="ObjectDisposedException">The check is disposed of.</exception>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        _connection.CheckAsync(AskAsync, cancellationToken);

    /// <summary>Closes the connection.</summary>
    public void Dispose() => _connection.Dispose();

    private async Task<HealthCheckResult> AskAsync(RespConnection connection, CancellationToken cancellationToken)
    {
        var data = new Dictionary<string, object>(12);
        var started = Stopwatch.GetTimestamp();
        var pong = await connection.SendAsync(cancellationToken, "PING").ConfigureAwait(false);
        data["pingMs"] = CheckSteps.MillisecondsSince(started);
        if (pong.RequireText() != "PONG")
            throw RespReply.Unexpected();

        List<HealthFinding> findings = [];
        var information = await connection.SendAsync(cancellationToken, "INFO").ConfigureAwait(false);

        // A user that may not ask for it, or a proxy that does not know it, is no failure while nothing depends on it.
        if (!information.IsError || _limits.AreSet || SentinelMaster is not null)
        {
            var info = new RedisInfo(information.RequireText());
            if (SentinelMaster is not null && info.Role != RedisRole.Master)
                throw new StaleConnectionException(CheckReasons.WrongRole, "The server that the sentinels name is not the master.");

            findings.AddRange(_limits.Judge(info, data));
        }

        if (Cluster)
        {
            var cluster = await connection.SendAsync(cancellationToken, "CLUSTER", "INFO").ConfigureAwait(false);
            findings.AddRange(RedisCluster.Judge(new RedisInfo(cluster.RequireText()), data));
        }

        return HealthResults.From(findings, data);
    }
}
