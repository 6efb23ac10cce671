using System.Net;
using System.Net.Sockets;
using HealthChecks.Testing.Servers;

namespace HealthChecks.Checks.Tests.Network;

public sealed class TcpHealthCheckTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task A_server_that_accepts_is_healthy(string host)
    {
        await using var server = ListeningServer.Silent();

        (await new TcpHealthCheck(host, server.Port).RunAsync()).AssertHealthy("resolveMs", "connectMs");

        await WaitFor.TrueAsync(() => server.Accepted == 1);
    }

    [Fact]
    public async Task The_connection_is_closed_again()
    {
        var closed = new TaskCompletionSource();
        await using var server = new ListeningServer(async (stream, stopping) =>
        {
            await stream.CopyToAsync(Stream.Null, stopping);
            closed.SetResult();
        });

        (await new TcpHealthCheck("127.0.0.1", server.Port).RunAsync()).AssertHealthy("resolveMs", "connectMs");

        await closed.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_port_that_nobody_listens_on_is_refused_until_somebody_does()
    {
        var port = FreePort.Find();
        var check = new TcpHealthCheck("127.0.0.1", port);

        var result = await check.RunAsync();

        result.AssertFailed(CheckReasons.ConnectionRefused);
        Assert.Equal(["resolveMs", "connectMs"], result.DataKeys());
        Assert.IsType<SocketException>(result.Exception, exactMatch: false);

        using var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        (await check.RunAsync()).AssertHealthy("resolveMs", "connectMs");
    }

    [Theory]
    [InlineData(SocketError.HostNotFound)]
    [InlineData(SocketError.TryAgain)]
    [InlineData(SocketError.NoData)]
    public async Task A_name_that_nobody_knows_is_not_resolved(SocketError error)
    {
        var server = new ServerEndpoint("host.example", 80)
        {
            Resolve = (_, _) => Task.FromException<IPAddress[]>(new SocketException((int)error)),
        };

        var result = await new TcpHealthCheck(server).RunAsync();

        result.AssertFailed(CheckReasons.NameNotResolved);
        Assert.Equal(["resolveMs"], result.DataKeys());
    }

    [Fact]
    public async Task A_name_without_an_address_is_not_resolved()
    {
        var server = new ServerEndpoint("host.example", 80) { Resolve = static (_, _) => Task.FromResult<IPAddress[]>([]) };

        (await new TcpHealthCheck(server).RunAsync()).AssertFailed(CheckReasons.NameNotResolved);
    }

    [Fact]
    public async Task The_next_address_of_a_name_is_tried_when_one_refuses()
    {
        await using var listening = ListeningServer.Silent();
        var server = new ServerEndpoint("host.example", listening.Port)
        {
            Resolve = static (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("127.0.0.2"), IPAddress.Loopback]),
        };

        (await new TcpHealthCheck(server).RunAsync()).AssertHealthy("resolveMs", "connectMs");
    }

    [Fact]
    public async Task A_broadcast_address_is_no_server()
    {
        var result = await new TcpHealthCheck("255.255.255.255", 80).RunAsync();

        result.AssertFailed(CheckReasons.ConnectionFailed);
    }

    [Fact]
    public async Task A_resolver_that_does_not_heed_its_token_does_not_hold_the_run()
    {
        var never = new TaskCompletionSource<IPAddress[]>();
        var server = new ServerEndpoint("host.example", 80) { Resolve = (_, _) => never.Task };

        await new TcpHealthCheck(server).AssertEndsWhenCancelledAsync();

        never.SetException(new SocketException((int)SocketError.TryAgain));
    }

    [Fact]
    public async Task A_run_that_is_cancelled_already_does_not_connect()
    {
        await using var server = ListeningServer.Silent();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new TcpHealthCheck("127.0.0.1", server.Port).RunUntilAsync(new CancellationToken(true)));

        Assert.Equal(0, server.Accepted);
    }

    [Theory]
    [InlineData("")]
    [InlineData("http://user:marker@host")]
    [InlineData("host:80")]
    [InlineData("marker host")]
    public void What_is_no_host_is_refused_and_not_repeated(string host)
    {
        var exception = Assert.Throws<ArgumentException>(() => new TcpHealthCheck(host, 80));

        Assert.StartsWith("The host is no host name or IP address: give it alone", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("marker", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_work_is_refused_at_construction()
    {
        Assert.Throws<ArgumentNullException>(() => new TcpHealthCheck((string)null!, 80));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TcpHealthCheck("host", 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TcpHealthCheck("host", 65536));
    }

    [Theory]
    [InlineData("::1")]
    [InlineData("[::1]")]
    public void An_address_of_version_6_may_have_brackets(string host) => Assert.Equal("::1", new ServerEndpoint(host, 80).Host);

    [Fact]
    public void Its_timeout_is_five_seconds() => Assert.Equal(5, CheckRun.Defaults<TcpHealthCheck>()?.TimeoutSeconds);
}
