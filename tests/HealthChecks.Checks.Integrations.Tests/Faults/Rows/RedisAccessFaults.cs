using HealthChecks.Testing.Servers;
using static Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus;

namespace HealthChecks.Checks.Integrations.Tests.Faults;

/// <summary>Passwords, users and certificates of Redis.</summary>
internal static class RedisAccessFaults
{
    private const string Check = nameof(RedisHealthCheck);

    public static readonly FaultRow[] Rows =
    [
        new(Check, "wrong password", Unhealthy, CheckReasons.LoginRefused, static servers => new FaultCase(new RedisHealthCheck(servers.RedisAddress(FaultTable.Marker + "-but-wrong")))),
        new(Check, "password is wanted, and none given", Unhealthy, CheckReasons.LoginRefused, static servers => new FaultCase(new RedisHealthCheck(servers.Redis!.Address))),
        new(Check, "ACL user: up", Healthy, HealthReasons.Healthy, static async servers => new FaultCase(Of(await WithUserAsync(servers)))),
        new(Check, "ACL user: wrong password", Unhealthy, CheckReasons.LoginRefused, static async servers =>
        {
            var server = await WithUserAsync(servers);
            return new FaultCase(
                Of(server),
                async () =>
                {
                    await server.CommandAsync("ACL", "SETUSER", "shop", "resetpass", ">another");
                    await server.CommandAsync("CLIENT", "KILL", "USER", "shop");
                },
                () => server.CommandAsync("ACL", "SETUSER", "shop", ">" + FaultTable.Marker));
        }) { IsMended = true },
        new(Check, "ACL user: may not PING", Unhealthy, CheckReasons.LoginRefused, static async servers =>
        {
            var server = await WithUserAsync(servers);
            return new FaultCase(Of(server), () => server.CommandAsync("ACL", "SETUSER", "shop", "-ping"), () => server.CommandAsync("ACL", "SETUSER", "shop", "+ping"));
        }) { IsMended = true },
        new(Check, "ACL user: may not ask INFO, which nothing depends on", Healthy, HealthReasons.Healthy, static async servers =>
        {
            var server = await WithUserAsync(servers);
            await server.CommandAsync("ACL", "SETUSER", "shop", "-info");
            return new FaultCase(Of(server));
        }),
        new(Check, "ACL user: may not ask INFO, which a limit needs", Unhealthy, CheckReasons.LoginRefused, static async servers =>
        {
            var server = await WithUserAsync(servers);
            return new FaultCase(
                Of(server, RedisRole.Master),
                () => server.CommandAsync("ACL", "SETUSER", "shop", "-info"),
                () => server.CommandAsync("ACL", "SETUSER", "shop", "+info"));
        }) { IsMended = true },
        new(Check, "TLS: up", Healthy, HealthReasons.Healthy, static async servers => new FaultCase(await OverTlsAsync(servers, isTrusted: true))),
        new(Check, "TLS: certificate of an unknown authority", Unhealthy, CheckReasons.TlsFailed, static async servers => new FaultCase(await OverTlsAsync(servers, isTrusted: false))),
        new(Check, "TLS: the server does not speak it", Unhealthy, HealthReasons.Timeout, static async servers =>
            new FaultCase(new RedisHealthCheck($"rediss://:{FaultTable.Marker}@127.0.0.1:{(await servers.StartRedisAsync()).Port}"))) { Answer = FaultAnswer.AtTimeout },
        new(Check, "TLS: the server wants it, and the check does not", Unhealthy, CheckReasons.ConnectionFailed, static async servers =>
            new FaultCase(new RedisHealthCheck($"redis://:{FaultTable.Marker}@127.0.0.1:{(await StartWithTlsAsync(servers)).Server.Port}"))),
    ];

    private static async Task<RedisServer> WithUserAsync(FaultServers servers)
    {
        var server = await servers.StartRedisAsync();
        await server.CommandAsync("ACL", "SETUSER", "shop", "on", ">" + FaultTable.Marker, "+ping", "+info");
        return server;
    }

    private static RedisHealthCheck Of(RedisServer server, RedisRole? role = null) => new($"redis://shop:{FaultTable.Marker}@127.0.0.1:{server.Port}") { ExpectedRole = role };

    private static async Task<RedisHealthCheck> OverTlsAsync(FaultServers servers, bool isTrusted)
    {
        var (server, certificates) = await StartWithTlsAsync(servers);
        return new RedisHealthCheck($"rediss://:{FaultTable.Marker}@127.0.0.1:{server.Port}") { TrustedRoots = isTrusted ? [certificates.Root] : null };
    }

    private static async Task<(RedisServer Server, RedisCertificates Certificates)> StartWithTlsAsync(FaultServers servers)
    {
        var certificates = servers.Keep(new RedisCertificates());
        return (servers.Keep(await RedisServer.StartWithTlsAsync([.. certificates.Arguments, "--tls-auth-clients", "no", "--requirepass", FaultTable.Marker])), certificates);
    }
}
