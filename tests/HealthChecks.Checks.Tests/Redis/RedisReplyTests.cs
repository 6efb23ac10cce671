using HealthChecks.Checks.Tests.Fakes;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks.Checks.Tests;

/// <summary>What the check makes of replies that a real server gives only in a bad hour, or never.</summary>
public sealed class RedisReplyTests
{
    [Theory]
    [InlineData("-LOADING Redis is loading the dataset in memory\r\n", CheckReasons.Loading)]
    [InlineData("-BUSY Redis is busy running a script.\r\n", CheckReasons.Busy)]
    [InlineData("-MISCONF Redis is configured to save RDB snapshots.\r\n", CheckReasons.WritesRefused)]
    [InlineData("-MASTERDOWN Link with MASTER is down\r\n", CheckReasons.MasterLinkDown)]
    [InlineData("-NOAUTH Authentication required.\r\n", CheckReasons.LoginRefused)]
    [InlineData("-NOPERM this user has no permissions\r\n", CheckReasons.LoginRefused)]
    [InlineData("-ERR max number of clients reached\r\n", CheckReasons.ConnectionFailed)]
    [InlineData("-ERR something else\r\n", CheckReasons.UnexpectedReply)]
    [InlineData("+PANG\r\n", CheckReasons.UnexpectedReply)]
    [InlineData("$-1\r\n", CheckReasons.UnexpectedReply)]
    [InlineData("*1\r\n+PONG\r\n", CheckReasons.UnexpectedReply)]
    [InlineData("*-1\r\n", CheckReasons.UnexpectedReply)]
    [InlineData("*9999999\r\n", CheckReasons.UnexpectedReply)]
    [InlineData("*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n+PONG\r\n", CheckReasons.UnexpectedReply)]
    [InlineData("$2147483647\r\n", CheckReasons.UnexpectedReply)]
    [InlineData("$-2\r\n", CheckReasons.UnexpectedReply)]
    [InlineData("\r\n", CheckReasons.UnexpectedReply)]
    [InlineData("HTTP/1.1 400 Bad Request\r\n\r\n", CheckReasons.UnexpectedReply)]
    [InlineData(null, CheckReasons.ConnectionFailed)]
    public async Task Each_kind_of_reply_has_its_reason(string? reply, string reason)
    {
        await using var server = new ScriptedServer(_ => reply);
        using var check = new RedisHealthCheck(server.Address);

        (await check.RunAsync()).AssertFailed(reason);
    }

    [Fact]
    public async Task A_line_without_end_is_not_read_to_its_end()
    {
        await using var server = new ScriptedServer(static _ => "+" + new string('a', 3_000_000));
        using var check = new RedisHealthCheck(server.Address);

        (await check.RunAsync()).AssertFailed(CheckReasons.UnexpectedReply);
    }

    [Fact]
    public async Task A_server_that_repeats_what_it_was_sent_does_not_bring_the_password_into_the_result()
    {
        await using var server = new ScriptedServer(static request =>
            request.Contains("AUTH") ? "-ERR unknown command 'AUTH', with args beginning with: 'marker' 'marker'\r\n" : "+PONG\r\n");
        using var check = new RedisHealthCheck($"redis://marker:marker@{server.Address}");

        var result = await check.RunAsync();

        result.AssertFailed(CheckReasons.LoginRefused);
        result.AssertSilentAbout("marker");
    }

    [Fact]
    public async Task A_proxy_that_only_knows_ping_is_healthy_until_a_limit_needs_more()
    {
        await using var server = new ScriptedServer(static request => request.Contains("PING") ? "+PONG\r\n" : "-ERR unsupported\r\n");
        using var plain = new RedisHealthCheck(server.Address);
        using var limited = new RedisHealthCheck(server.Address) { CriticalMemoryPercent = 90 };

        (await plain.RunAsync()).AssertHealthy("pingMs");
        (await limited.RunAsync()).AssertFailed(CheckReasons.UnexpectedReply);
    }

    [Theory]
    [InlineData("cluster_state:ok\r\ncluster_slots_ok:16384\r\ncluster_slots_pfail:0", null, HealthStatus.Healthy)]
    [InlineData("cluster_state:ok\r\ncluster_slots_pfail:384", CheckReasons.ClusterDegraded, HealthStatus.Degraded)]
    [InlineData("cluster_state:ok\r\ncluster_slots_ok:16000\r\ncluster_slots_pfail:0", CheckReasons.ClusterDown, HealthStatus.Unhealthy)]
    [InlineData("cluster_state:fail\r\ncluster_slots_ok:16000", CheckReasons.ClusterDown, HealthStatus.Unhealthy)]
    public void A_cluster_serves_all_of_its_slots(string information, string? reason, HealthStatus status)
    {
        var result = HealthResults.From(RedisCluster.Judge(new RedisInfo(information), []));

        Assert.Equal((reason, status), (result.Reason(), result.Status));
    }
}
