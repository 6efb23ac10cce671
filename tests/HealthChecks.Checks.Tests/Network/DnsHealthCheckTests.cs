using System.Net;
using System.Net.Sockets;

namespace HealthChecks.Checks.Tests.Network;

public sealed class DnsHealthCheckTests
{
    private static readonly string[] AllData = ["resolveMs", "addressCount"];

    [Fact]
    public async Task A_name_that_the_system_resolves_is_healthy() =>
        (await new DnsHealthCheck("localhost").RunAsync()).AssertHealthy(AllData);

    [Theory]
    [InlineData("10.0.0.2", null)]
    [InlineData("10.0.0.3", CheckReasons.UnexpectedAddress)]
    public async Task The_expected_address_must_be_among_those_of_the_name(string expected, string? reason)
    {
        var check = new DnsHealthCheck("shop.example")
        {
            ExpectedAddress = IPAddress.Parse(expected),
            Resolve = static (_, _, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("10.0.0.1"), IPAddress.Parse("10.0.0.2")]),
        };

        var result = await check.RunAsync();

        Assert.Equal(reason, result.Reason());
        Assert.Equal(2, result.Data["addressCount"]);
    }

    [Theory]
    [InlineData(SocketError.HostNotFound, CheckReasons.NameNotResolved)]
    [InlineData(SocketError.NoData, CheckReasons.NoAddress)]
    [InlineData(SocketError.TryAgain, CheckReasons.NameServerFailed)]
    [InlineData(SocketError.NoRecovery, CheckReasons.NameServerFailed)]
    public async Task Each_way_to_fail_has_a_reason(SocketError error, string reason)
    {
        var check = new DnsHealthCheck("shop.example")
        {
            Resolve = (_, _, _) => Task.FromException<IPAddress[]>(new SocketException((int)error)),
        };

        (await check.RunAsync()).AssertFailed(reason);
    }

    [Fact]
    public async Task No_address_at_all_is_unhealthy()
    {
        var check = new DnsHealthCheck("shop.example") { Resolve = static (_, _, _) => Task.FromResult<IPAddress[]>([]) };

        (await check.RunAsync()).AssertFailed(CheckReasons.NoAddress);
    }

    [Fact]
    public async Task The_family_and_the_name_in_ascii_reach_the_resolver()
    {
        var asked = ("", AddressFamily.Unknown);
        var check = new DnsHealthCheck("bücher.example.")
        {
            AddressFamily = AddressFamily.InterNetworkV6,
            Resolve = (name, family, _) =>
            {
                asked = (name, family);
                return Task.FromResult<IPAddress[]>([IPAddress.IPv6Loopback]);
            },
        };

        (await check.RunAsync()).AssertHealthy(AllData);

        Assert.Equal(("xn--bcher-kva.example", AddressFamily.InterNetworkV6), asked);
    }

    [Fact]
    public async Task A_resolver_that_does_not_heed_its_token_does_not_hold_the_run()
    {
        var never = new TaskCompletionSource<IPAddress[]>();

        await new DnsHealthCheck("shop.example") { Resolve = (_, _, _) => never.Task }.AssertEndsWhenCancelledAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("a..b")]
    [InlineData("http://shop.example")]
    [InlineData("shop.example:53")]
    [InlineData("a name")]
    [InlineData("a234567890123456789012345678901234567890123456789012345678901234.example")]
    public void What_is_no_name_is_refused(string name)
    {
        var exception = Assert.Throws<ArgumentException>(() => new DnsHealthCheck(name));

        Assert.StartsWith("The name is no host name: give it alone", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_else_cannot_work_is_refused_at_construction()
    {
        Assert.Throws<ArgumentNullException>(() => new DnsHealthCheck(null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DnsHealthCheck("host") { AddressFamily = AddressFamily.Unix });
        Assert.Throws<ArgumentOutOfRangeException>(() => new DnsHealthCheck("host") { Server = new IPEndPoint(IPAddress.Loopback, 0) });
    }

    [Fact]
    public void Its_timeout_is_five_seconds() => Assert.Equal(5, CheckRun.Defaults<DnsHealthCheck>()?.TimeoutSeconds);
}
