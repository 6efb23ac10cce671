using System.Net;
using System.Net.Sockets;
using HealthChecks.Testing.Servers;

namespace HealthChecks.Checks.Tests.Network;

public sealed class DnsServerTests
{
    private static readonly string[] AllData = ["resolveMs", "addressCount"];

    [Theory]
    [InlineData(AddressFamily.Unspecified, "10.0.0.1", 3)]
    [InlineData(AddressFamily.Unspecified, "2001:db8::1", 3)]
    [InlineData(AddressFamily.InterNetwork, "10.0.0.2", 2)]
    [InlineData(AddressFamily.InterNetworkV6, "2001:db8::1", 1)]
    public async Task The_addresses_behind_aliases_are_found(AddressFamily family, string expected, int count)
    {
        await using var server = new NameServer(static question => [Addresses(question)]);

        var result = await new DnsHealthCheck("Shop.example")
        {
            Server = server.Address,
            AddressFamily = family,
            ExpectedAddress = IPAddress.Parse(expected),
        }.RunAsync();

        result.AssertHealthy(AllData);
        Assert.Equal(count, result.Data["addressCount"]);
    }

    [Fact]
    public async Task Another_address_is_not_the_expected_one()
    {
        await using var server = new NameServer(static question => [Addresses(question)]);

        (await new DnsHealthCheck("shop.example") { Server = server.Address, ExpectedAddress = IPAddress.Parse("10.0.0.9") }.RunAsync())
            .AssertFailed(CheckReasons.UnexpectedAddress);
    }

    [Theory]
    [InlineData(0, CheckReasons.NoAddress)]
    [InlineData(2, CheckReasons.NameServerFailed)]
    [InlineData(3, CheckReasons.NameNotResolved)]
    [InlineData(5, CheckReasons.NameServerFailed)]
    public async Task Each_code_without_an_address_has_a_reason(int code, string reason)
    {
        await using var server = new NameServer(question => [NameServer.Answer(question, code, [])]);

        (await To(server).RunAsync()).AssertFailed(reason);
    }

    [Fact]
    public async Task An_answer_that_does_not_fit_is_had_over_tcp()
    {
        await using var server = new NameServer(
            static question => [NameServer.Answer(question, 0, [], flags: 0x83)],
            static question => Addresses(question));

        var result = await To(server).RunAsync();

        result.AssertHealthy(AllData);
        Assert.Equal(3, result.Data["addressCount"]);
    }

    [Fact]
    public async Task An_answer_that_does_not_fit_and_is_not_to_be_had_over_tcp_is_a_failure()
    {
        await using var server = new NameServer(static question => [NameServer.Answer(question, 0, [], flags: 0x83)]);

        (await To(server).RunAsync()).AssertFailed(CheckReasons.NameServerFailed);
    }

    [Fact]
    public async Task Answers_to_other_questions_are_not_believed()
    {
        await using var server = new NameServer(static question =>
        {
            var otherId = Addresses(question);
            otherId[0] ^= 1;
            var otherName = Addresses(question);
            otherName[13] ^= 1;
            return [otherId, otherName, question, [1, 2, 3], NameServer.Answer(question, 0, [])];
        });

        (await To(server).RunAsync()).AssertFailed(CheckReasons.NoAddress);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    public async Task An_answer_that_ends_too_soon_is_malformed(int missing)
    {
        await using var server = new NameServer(question => [Addresses(question)[..^missing]]);

        (await To(server).RunAsync()).AssertFailed(CheckReasons.ProtocolError);
    }

    [Fact]
    public async Task A_lost_packet_is_no_failure_and_three_are()
    {
        var left = 2;
        await using var losing = new NameServer(question => left-- > 0 ? [] : [Addresses(question)]);
        var check = new DnsHealthCheck("shop.example") { Server = losing.Address, AddressFamily = AddressFamily.InterNetwork };
        (await check.RunAsync()).AssertHealthy(AllData);

        left = int.MaxValue;
        (await check.RunAsync()).AssertFailed(CheckReasons.NameServerFailed);
        Assert.Equal(6, losing.Asked);

        await check.AssertEndsWhenCancelledAsync();
    }

    private static DnsHealthCheck To(NameServer server) => new("shop.example") { Server = server.Address };

    private static byte[] Addresses(byte[] question) =>
        NameServer.Answer(question, 0, NameServer.IsForVersion6(question) ? ["2001:db8::1"] : ["10.0.0.1", "10.0.0.2"]);
}
