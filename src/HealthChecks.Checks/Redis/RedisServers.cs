using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace HealthChecks;

/// <summary>Where the Redis server is and how it is logged in to: named by its address, or by sentinels.</summary>
internal sealed class RedisServers(RedisAddress address)
{
    private const int Port = 6379;
    private const int SentinelPort = 26379;

    /// <summary>How long one of several servers is tried before the next.</summary>
    private static readonly TimeSpan TryTimeout = TimeSpan.FromSeconds(1);

    public RedisAddress Address { get; } = address;

    public string? SentinelMaster { get; set; }

    public string? SentinelUser { get; set; }

    public string? SentinelPassword { get; set; }

    public X509Certificate2Collection? TrustedRoots { get; set; }

    public X509Certificate2? ClientCertificate { get; set; }

    /// <summary>Connects, logs in and selects the database.</summary>
    public async Task<RespConnection> OpenAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<ServerAddress> servers = SentinelMaster is null
            ? Address.Servers
            : [await FirstAsync(Address.Servers, AskSentinelAsync, cancellationToken).ConfigureAwait(false)];
        return await FirstAsync(servers, OpenServerAsync, cancellationToken).ConfigureAwait(false);
    }

    private async Task<RespConnection> OpenServerAsync(ServerAddress server, CancellationToken cancellationToken)
    {
        var connection = await ConnectAsync(server, Port, Address.User, Address.Password, cancellationToken).ConfigureAwait(false);
        var isOpen = false;
        try
        {
            // One of several that takes connections and says nothing is passed over like one that takes none.
            if (Address.Servers.Count > 1)
                (await connection.SendAsync(cancellationToken, "PING").ConfigureAwait(false)).Require();
            if (Address.Database is { } database and not 0)
            {
                var number = database.ToString(CultureInfo.InvariantCulture);
                (await connection.SendAsync(cancellationToken, "SELECT", number).ConfigureAwait(false)).Require();
            }

            isOpen = true;
            return connection;
        }
        finally
        {
            if (!isOpen)
                connection.Dispose();
        }
    }

    private async Task<ServerAddress> AskSentinelAsync(ServerAddress sentinel, CancellationToken cancellationToken)
    {
        using var connection = await ConnectAsync(sentinel, SentinelPort, SentinelUser, SentinelPassword, cancellationToken)
            .ConfigureAwait(false);
        var reply = await connection.SendAsync(cancellationToken, "SENTINEL", "get-master-addr-by-name", SentinelMaster!)
            .ConfigureAwait(false);
        reply.Require();
        return reply.Items is [{ Text: { } host }, { Text: { } port }]
            && ServerAddress.Parse(host.Contains(':') ? $"[{host}]:{port}" : $"{host}:{port}") is { } master
                ? master
                : throw new ServerFailureException(CheckReasons.MasterUnknown, "The sentinels know no master of the name.");
    }

    private Task<RespConnection> ConnectAsync(
        ServerAddress server,
        int usualPort,
        string? user,
        string? password,
        CancellationToken cancellationToken) =>
        RespConnection.OpenAsync(
            server.Port == 0 ? server with { Port = usualPort } : server,
            Address.IsSecure ? TlsFor(server.Host) : null,
            user,
            password,
            cancellationToken);

    /// <summary>The first of several that gives an answer; else the failure of the last.</summary>
    private static async Task<TAnswer> FirstAsync<TAnswer>(
        IReadOnlyList<ServerAddress> servers,
        Func<ServerAddress, CancellationToken, Task<TAnswer>> ask,
        CancellationToken cancellationToken)
    {
        for (var index = 0; ; index++)
        {
            var isLast = index == servers.Count - 1;
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            if (!isLast)
                timeout.CancelAfter(TryTimeout);

            try
            {
                return await ask(servers[index], timeout.Token).ConfigureAwait(false);
            }
            catch (Exception exception) when (!isLast && !cancellationToken.IsCancellationRequested
                && exception is ServerFailureException or IOException or OperationCanceledException)
            {
            }
        }
    }

    private SslClientAuthenticationOptions TlsFor(string host)
    {
        var options = new SslClientAuthenticationOptions { TargetHost = host };
        if (ClientCertificate is not null)
            options.ClientCertificates = [ClientCertificate];

        if (TrustedRoots is not null)
        {
            options.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
            };
            options.CertificateChainPolicy.CustomTrustStore.AddRange(TrustedRoots);
        }

        return options;
    }
}
