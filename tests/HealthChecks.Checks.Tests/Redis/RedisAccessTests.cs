using HealthChecks.Checks.Tests.Fakes;
using HealthChecks.Testing.Servers;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks.Checks.Tests;

/// <summary>Passwords, users and certificates, against real servers.</summary>
public sealed class RedisAccessTests
{
    [Fact]
    public async Task A_password_lets_in_and_a_wrong_one_or_none_is_told_from_a_server_that_is_gone()
    {
        await using var server = await RedisServer.StartAsync("--requirepass", "p@ss/word");

        await AssertHealthyAsync($"redis://:p%40ss%2Fword@127.0.0.1:{server.Port}");
        await AssertRefusedAsync($"redis://:marker@127.0.0.1:{server.Port}");
        await AssertRefusedAsync(server.Address);
    }

    [Fact]
    public async Task A_password_for_a_server_that_has_none_is_refused()
    {
        await using var server = await RedisServer.StartAsync();

        await AssertRefusedAsync($"redis://:marker@127.0.0.1:{server.Port}");
    }

    [Fact]
    public async Task A_user_is_logged_in_and_one_that_may_only_ping_is_healthy_without_figures()
    {
        await using var server = await RedisServer.StartAsync();
        await server.CommandAsync("ACL", "SETUSER", "marker-reader", "on", ">marker-secret", "+ping", "+info");
        await server.CommandAsync("ACL", "SETUSER", "marker-pinger", "on", ">marker-secret", "+ping");
        await server.CommandAsync("ACL", "SETUSER", "marker-nobody", "on", ">marker-secret");
        var at = $"127.0.0.1:{server.Port}";

        await AssertHealthyAsync($"redis://marker-reader:marker-secret@{at}");
        await AssertRefusedAsync($"redis://marker-reader:marker-wrong@{at}");
        await AssertRefusedAsync($"redis://marker-nobody:marker-secret@{at}");
        using var pinger = new RedisHealthCheck($"redis://marker-pinger:marker-secret@{at}");
        (await pinger.RunAsync()).AssertHealthy("pingMs");
        using var limited = new RedisHealthCheck($"redis://marker-pinger:marker-secret@{at}") { ExpectedRole = RedisRole.Master };
        (await limited.RunAsync()).AssertFailed(CheckReasons.LoginRefused);
    }

    [Fact]
    public async Task A_server_that_is_given_another_password_lets_the_check_in_again_once_it_is_right()
    {
        await using var server = await RedisServer.StartAsync();
        await server.CommandAsync("ACL", "SETUSER", "app", "on", ">first", "+ping", "+info");
        using var check = new RedisHealthCheck($"redis://app:first@127.0.0.1:{server.Port}");
        Assert.Equal(HealthStatus.Healthy, (await check.RunAsync()).Status);

        await server.CommandAsync("ACL", "SETUSER", "app", "resetpass", ">second");
        await server.CommandAsync("CLIENT", "KILL", "USER", "app");
        (await check.RunAsync()).AssertFailed(CheckReasons.LoginRefused);

        await server.CommandAsync("ACL", "SETUSER", "app", ">first");
        Assert.Equal(HealthStatus.Healthy, (await check.RunAsync()).Status);
    }

    [Fact]
    public async Task A_database_that_the_server_does_not_have_is_an_unexpected_reply()
    {
        await using var server = await RedisServer.StartAsync();
        using var check = new RedisHealthCheck(server.Address + "/99");

        (await check.RunAsync()).AssertFailed(CheckReasons.UnexpectedReply);
    }

    [Fact]
    public async Task A_certificate_is_accepted_of_a_trusted_root_only()
    {
        using var certificates = new RedisCertificates();
        using var others = new RedisCertificates();
        await using var server = await RedisServer.StartWithTlsAsync([.. certificates.Arguments, "--tls-auth-clients", "no"]);
        var address = $"rediss://127.0.0.1:{server.Port}";
        using var trusting = new RedisHealthCheck(address) { TrustedRoots = [certificates.Root] };
        using var trustingOthers = new RedisHealthCheck(address) { TrustedRoots = [others.Root] };
        using var trustingTheMachines = new RedisHealthCheck(address);
        using var otherName = new RedisHealthCheck($"rediss://localhost:{server.Port}") { TrustedRoots = [certificates.Root] };
        using var insecure = new RedisHealthCheck(server.Address);

        Assert.Equal(HealthStatus.Healthy, (await trusting.RunAsync()).Status);
        Assert.Equal(HealthStatus.Healthy, (await trusting.RunAsync()).Status);
        (await trustingOthers.RunAsync()).AssertFailed(CheckReasons.TlsFailed);
        (await trustingTheMachines.RunAsync()).AssertFailed(CheckReasons.TlsFailed);
        (await otherName.RunAsync()).AssertFailed(CheckReasons.TlsFailed);
        (await insecure.RunAsync()).AssertFailed(CheckReasons.ConnectionFailed);
    }

    [Fact]
    public async Task A_server_that_asks_for_a_certificate_is_shown_one()
    {
        using var certificates = new RedisCertificates();
        await using var server = await RedisServer.StartWithTlsAsync(certificates.Arguments);
        var address = $"rediss://127.0.0.1:{server.Port}";
        using var with = new RedisHealthCheck(address) { TrustedRoots = [certificates.Root], ClientCertificate = certificates.Client };
        using var without = new RedisHealthCheck(address) { TrustedRoots = [certificates.Root] };

        Assert.Equal(HealthStatus.Healthy, (await with.RunAsync()).Status);
        Assert.Equal(HealthStatus.Unhealthy, (await without.RunAsync()).Status);
    }

    [Fact]
    public async Task A_server_that_answers_a_tls_greeting_with_something_else_fails_it()
    {
        await using var server = new ScriptedServer(static _ => "-ERR Protocol error: marker\r\n");
        using var check = new RedisHealthCheck($"rediss://:marker@{server.Address}");

        var result = await check.RunAsync();

        result.AssertFailed(CheckReasons.TlsFailed);
        result.AssertSilentAbout("marker");
    }

    [Fact]
    public async Task A_server_that_speaks_no_tls_and_waits_for_more_holds_a_run_no_longer_than_its_token()
    {
        await using var server = await RedisServer.StartAsync();
        using var check = new RedisHealthCheck($"rediss://127.0.0.1:{server.Port}");
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(1));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => check.RunUntilAsync(limit.Token));
    }

    private static async Task AssertHealthyAsync(string address)
    {
        using var check = new RedisHealthCheck(address);
        Assert.Equal(HealthStatus.Healthy, (await check.RunAsync()).Status);
    }

    private static async Task AssertRefusedAsync(string address)
    {
        using var check = new RedisHealthCheck(address);
        var result = await check.RunAsync();
        result.AssertFailed(CheckReasons.LoginRefused);
        result.AssertSilentAbout("marker");
    }
}
