using System.Security.Cryptography.X509Certificates;

namespace HealthChecks.Checks.Tests.Network;

public sealed class TlsCertificateOptionsTests
{
    [Fact]
    public void What_cannot_work_is_refused_at_construction()
    {
        Assert.Throws<ArgumentNullException>(() => new TlsCertificateHealthCheck((string)null!));
        Assert.Throws<ArgumentException>(() => new TlsCertificateHealthCheck("https://host"));
        Assert.Throws<ArgumentException>(() => new TlsCertificateHealthCheck("host") { ServerName = " " });
        Assert.Throws<ArgumentException>(() => new TlsCertificateHealthCheck("host") { TrustedRoots = new X509Certificate2Collection() });
        Assert.Throws<ArgumentNullException>(() => new TlsCertificateHealthCheck("host") { Clock = null! });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TlsCertificateHealthCheck("host") { WarningDays = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TlsCertificateHealthCheck("host") { CriticalDays = double.NaN });
    }

    [Fact]
    public void Limits_that_contradict_each_other_are_refused_whichever_is_set_first()
    {
        var exception = Assert.Throws<ArgumentException>(() => new TlsCertificateHealthCheck("host") { WarningDays = 3, CriticalDays = 5 });
        Assert.StartsWith("WarningDays (3) is below CriticalDays (5): raise WarningDays", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new TlsCertificateHealthCheck("host") { CriticalDays = 5, WarningDays = 3 });
    }

    [Fact]
    public void A_limit_left_at_its_default_gives_way()
    {
        Assert.Equal(45, new TlsCertificateHealthCheck("host") { CriticalDays = 45 }.WarningDays);
        Assert.Equal(2, new TlsCertificateHealthCheck("host") { WarningDays = 2 }.CriticalDays);
        Assert.Equal((30, 7), (new TlsCertificateHealthCheck("host").WarningDays, new TlsCertificateHealthCheck("host").CriticalDays));
    }

    [Fact]
    public void Its_timeout_is_ten_seconds() => Assert.Equal(10, CheckRun.Defaults<TlsCertificateHealthCheck>()?.TimeoutSeconds);
}
