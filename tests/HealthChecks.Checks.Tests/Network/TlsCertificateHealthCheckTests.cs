using HealthChecks.Checks.Tests.Fakes;
using HealthChecks.Testing.Servers;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks.Checks.Tests.Network;

public sealed class TlsCertificateHealthCheckTests : IDisposable
{
    private static readonly string[] AllData = ["resolveMs", "connectMs", "handshakeMs", "notAfter", "daysLeft"];

    private readonly TestAuthority _authority = new();

    public void Dispose() => _authority.Dispose();

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    public async Task A_valid_certificate_is_healthy(string host)
    {
        await using var server = new TlsServer(_authority.Issue(endsInDays: 90));

        var result = await new TlsCertificateHealthCheck(host, server.Port) { TrustedRoots = _authority.Roots }.RunAsync();

        result.AssertHealthy(AllData);
        Assert.Equal(90, (double)result.Data["daysLeft"], 0.2);
        var notAfter = DateTimeOffset.Parse((string)result.Data["notAfter"], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(DateTimeOffset.UtcNow.AddDays(90), notAfter, TimeSpan.FromHours(1));
    }

    [Theory]
    [InlineData(31, HealthStatus.Healthy)]
    [InlineData(29, HealthStatus.Degraded)]
    [InlineData(8, HealthStatus.Degraded)]
    [InlineData(6, HealthStatus.Unhealthy)]
    public async Task A_certificate_that_expires_soon_is_a_warning_and_then_a_failure(double endsInDays, HealthStatus status)
    {
        await using var server = new TlsServer(_authority.Issue(endsInDays));

        var result = await To(server).RunAsync();

        if (status == HealthStatus.Healthy)
            result.AssertHealthy(AllData);
        else
            result.AssertFailed(CheckReasons.CertificateExpiresSoon, status: status);
    }

    [Fact]
    public async Task Limits_that_are_null_do_not_count()
    {
        await using var server = new TlsServer(_authority.Issue(endsInDays: 3));

        var check = new TlsCertificateHealthCheck("localhost", server.Port)
        {
            TrustedRoots = _authority.Roots,
            WarningDays = null,
            CriticalDays = null,
        };

        (await check.RunAsync()).AssertHealthy(AllData);
    }

    [Fact]
    public async Task An_expired_certificate_is_unhealthy_and_a_renewed_one_is_seen_at_once()
    {
        await using var server = new TlsServer(_authority.Issue(endsInDays: -1, beganDaysAgo: 60));
        var check = To(server);

        var result = await check.RunAsync();

        result.AssertFailed(CheckReasons.CertificateExpired);
        Assert.Equal(-1, (double)result.Data["daysLeft"], 0.2);
        Assert.Equal("The certificate has expired.", result.Description);

        server.Renew(_authority.Issue());
        (await check.RunAsync()).AssertHealthy(AllData);
    }

    [Fact]
    public async Task A_renewed_certificate_is_seen_though_the_old_one_was_good()
    {
        await using var server = new TlsServer(_authority.Issue(endsInDays: 60));
        var check = To(server);
        Assert.Equal(60, (double)(await check.RunAsync()).Data["daysLeft"], 0.2);

        server.Renew(_authority.Issue(endsInDays: 80));

        Assert.Equal(80, (double)(await check.RunAsync()).Data["daysLeft"], 0.2);
    }

    [Fact]
    public async Task A_certificate_that_begins_tomorrow_is_unhealthy()
    {
        await using var server = new TlsServer(_authority.Issue(beganDaysAgo: -1));

        var result = await To(server).RunAsync();

        result.AssertFailed(CheckReasons.CertificateNotYetValid);
        Assert.Equal("The certificate is not valid yet.", result.Description);
    }

    [Fact]
    public async Task A_certificate_for_another_name_is_unhealthy_unless_that_name_is_meant()
    {
        await using var server = new TlsServer(_authority.Issue(name: "shop.example"));

        var result = await To(server).RunAsync();
        result.AssertFailed(CheckReasons.CertificateWrongName);
        Assert.Equal("The certificate is for another name.", result.Description);

        var check = new TlsCertificateHealthCheck("127.0.0.1", server.Port)
        {
            TrustedRoots = _authority.Roots,
            ServerName = "shop.example",
        };
        (await check.RunAsync()).AssertHealthy(AllData);
        Assert.Equal("shop.example", server.AskedFor);
    }

    [Fact]
    public async Task An_authority_that_the_system_does_not_know_is_untrusted()
    {
        await using var server = new TlsServer(_authority.Issue());

        var result = await new TlsCertificateHealthCheck("localhost", server.Port).RunAsync();

        result.AssertFailed(CheckReasons.CertificateUntrusted);
        Assert.Equal(AllData, result.DataKeys());
    }

    [Fact]
    public async Task Another_authority_of_the_same_name_is_untrusted()
    {
        using var other = new TestAuthority();
        await using var server = new TlsServer(_authority.Issue());

        var check = new TlsCertificateHealthCheck("localhost", server.Port) { TrustedRoots = other.Roots };

        (await check.RunAsync()).AssertFailed(CheckReasons.CertificateUntrusted);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_the_worst_first()
    {
        await using var server = new TlsServer(_authority.Issue(endsInDays: -1, beganDaysAgo: 60, name: "shop.example"));

        var result = await new TlsCertificateHealthCheck("localhost", server.Port).RunAsync();

        result.AssertFailed(CheckReasons.CertificateExpired);
        Assert.Equal(
            "The certificate has expired.\nThe certificate is for another name.\nThe certificate does not lead to a trusted root.",
            result.Description);
    }

    [Fact]
    public async Task An_authority_that_has_expired_takes_its_certificates_along()
    {
        var now = DateTimeOffset.UtcNow;
        using var old = new TestAuthority(now.AddYears(-2), now.AddDays(-1));
        await using var server = new TlsServer(old.Issue(endsInDays: -1.5, beganDaysAgo: 10));
        var check = new TlsCertificateHealthCheck("localhost", server.Port) { TrustedRoots = old.Roots, Clock = new StillClock(now) };

        var result = await check.RunAsync();

        result.AssertFailed(CheckReasons.CertificateExpired);
        Assert.Equal("The certificate has expired.\nA certificate that it is signed with has expired.", result.Description);
    }

    [Theory]
    [InlineData(40, null)]
    [InlineData(70, CheckReasons.CertificateExpiresSoon)]
    [InlineData(100, CheckReasons.CertificateExpired)]
    [InlineData(-10, CheckReasons.CertificateNotYetValid)]
    public async Task The_clock_that_is_given_is_the_one_that_counts(double daysFromNow, string? reason)
    {
        await using var server = new TlsServer(_authority.Issue(endsInDays: 90));
        var check = new TlsCertificateHealthCheck("localhost", server.Port)
        {
            TrustedRoots = _authority.Roots,
            Clock = new StillClock(DateTimeOffset.UtcNow.AddDays(daysFromNow)),
        };

        Assert.Equal(reason, (await check.RunAsync()).Reason());
    }

    [Fact]
    public async Task What_the_systems_clock_calls_expired_is_valid_where_the_given_one_says_so()
    {
        await using var server = new TlsServer(_authority.Issue(endsInDays: -10, beganDaysAgo: 90));
        var check = new TlsCertificateHealthCheck("localhost", server.Port)
        {
            TrustedRoots = _authority.Roots,
            Clock = new StillClock(DateTimeOffset.UtcNow.AddDays(-50)),
        };

        (await check.RunAsync()).AssertHealthy(AllData);
    }

    [Fact]
    public async Task A_server_that_speaks_no_tls_is_unhealthy()
    {
        await using var server = ListeningServer.Saying("HTTP/1.1 400 Bad Request\r\n\r\n");

        var result = await new TlsCertificateHealthCheck("localhost", server.Port).RunAsync();

        result.AssertFailed(CheckReasons.TlsFailed);
        Assert.Equal(["resolveMs", "connectMs", "handshakeMs"], result.DataKeys());
    }

    [Fact]
    public async Task A_server_that_closes_at_once_is_unhealthy()
    {
        await using var server = ListeningServer.Closing();

        (await new TlsCertificateHealthCheck("localhost", server.Port).RunAsync()).AssertFailed(CheckReasons.TlsFailed);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_refused() =>
        (await new TlsCertificateHealthCheck("127.0.0.1", FreePort.Find()).RunAsync()).AssertFailed(CheckReasons.ConnectionRefused);

    [Fact]
    public async Task A_server_that_accepts_and_says_nothing_does_not_hold_the_run()
    {
        await using var server = ListeningServer.Silent();

        await new TlsCertificateHealthCheck("localhost", server.Port).AssertEndsWhenCancelledAsync();
    }

    private TlsCertificateHealthCheck To(TlsServer server) => new("localhost", server.Port) { TrustedRoots = _authority.Roots };
}
