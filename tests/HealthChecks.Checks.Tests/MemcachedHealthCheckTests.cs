using System.Diagnostics;
using HealthChecks.Checks.Tests.Fakes;
using HealthChecks.Testing.Servers;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks.Checks.Tests;

public sealed class MemcachedHealthCheckTests
{
    private static readonly string[] DataKeys =
    [
        "versionMs", "version", "usedMemoryBytes", "maximumMemoryBytes", "openConnections", "maximumConnections", "evictions",
        "usedMemoryPercent", "usedConnectionsPercent",
    ];

    [Fact]
    public async Task A_running_server_is_healthy_and_runs_share_one_connection()
    {
        await using var server = await MemcachedServer.StartAsync();
        using var check = new MemcachedHealthCheck("127.0.0.1", server.Port);
        var before = (long)(await check.RunAsync()).Data["openConnections"];

        for (var run = 0; run < 20; run++)
            await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => check.RunAsync()));

        var result = await check.RunAsync();
        result.AssertHealthy(DataKeys);
        Assert.Equal(before, result.Data["openConnections"]);
        Assert.Equal(64L * 1024 * 1024, result.Data["maximumMemoryBytes"]);
    }

    [Fact]
    public async Task A_stopped_server_refuses_and_the_first_run_after_its_return_is_healthy()
    {
        await using var server = await MemcachedServer.StartAsync();
        using var check = new MemcachedHealthCheck("127.0.0.1", server.Port);
        (await check.RunAsync()).AssertHealthy(DataKeys);

        await server.StopAsync();
        (await check.RunAsync()).AssertFailed(CheckReasons.ConnectionFailed);
        await server.StartAsync();
        (await check.RunAsync()).AssertHealthy(DataKeys);

        await server.StopAsync();
        await server.StartAsync();
        (await check.RunAsync()).AssertHealthy(DataKeys);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_server_that_hangs_holds_a_run_until_its_token_and_no_later_run(bool isConnected)
    {
        await using var server = await MemcachedServer.StartAsync();
        using var check = new MemcachedHealthCheck("127.0.0.1", server.Port);
        if (isConnected)
            (await check.RunAsync()).AssertHealthy(DataKeys);

        server.Suspend();
        var started = Stopwatch.GetTimestamp();
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => check.RunUntilAsync(timeout.Token));
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(8));
        server.Resume();

        (await check.RunAsync()).AssertHealthy(DataKeys);
    }

    [Fact]
    public async Task Its_figures_are_judged()
    {
        await using var server = await MemcachedServer.StartAsync();
        using var memory = new MemcachedHealthCheck("127.0.0.1", server.Port) { WarningMemoryPercent = 0, CriticalMemoryPercent = 90 };
        using var connections = new MemcachedHealthCheck("127.0.0.1", server.Port) { CriticalConnectionsPercent = 0.01 };
        using var rate = new MemcachedHealthCheck("127.0.0.1", server.Port) { WarningHitRatePercent = 80, CriticalHitRatePercent = 40 };

        (await memory.RunAsync()).AssertFailed(CheckReasons.MemoryHigh, status: HealthStatus.Degraded);
        (await connections.RunAsync()).AssertFailed(CheckReasons.ConnectionsHigh);
        (await rate.RunAsync()).AssertHealthy(DataKeys);
        Assert.Equal("END", await server.CommandAsync("get missing"));
        (await rate.RunAsync()).AssertFailed(CheckReasons.HitRateLow);
        Assert.Equal("STORED", await server.CommandAsync("set there 0 0 1\r\n1"));
        Assert.StartsWith("VALUE", await server.CommandAsync("get there"));
        (await rate.RunAsync()).AssertFailed(CheckReasons.HitRateLow, status: HealthStatus.Degraded);
    }

    [Fact]
    public async Task A_server_that_wants_a_password_says_so()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "marker:marker\n", TestContext.Current.CancellationToken);
        try
        {
            if (OperatingSystem.IsLinux())
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
            await using var server = await MemcachedServer.StartAsync("-Y", file);
            using var check = new MemcachedHealthCheck("127.0.0.1", server.Port);

            (await check.RunAsync()).AssertFailed(CheckReasons.LoginRefused);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("ERROR\r\n", CheckReasons.UnexpectedReply)]
    [InlineData("marker\r\n", CheckReasons.UnexpectedReply)]
    [InlineData("\r\n", CheckReasons.UnexpectedReply)]
    [InlineData("ERROR Too many open connections\r\n", CheckReasons.ConnectionFailed)]
    [InlineData("VERSION 1.6\r\n", CheckReasons.UnexpectedReply)]
    [InlineData(null, CheckReasons.ConnectionFailed)]
    public async Task Each_kind_of_reply_has_its_reason(string? reply, string reason)
    {
        await using var server = new ScriptedServer(_ => reply);
        using var check = new MemcachedHealthCheck("127.0.0.1", server.Port);

        var result = await check.RunAsync();

        result.AssertFailed(reason);
        result.AssertSilentAbout("marker");
    }

    [Fact]
    public async Task Statistics_without_end_are_not_read_to_their_end()
    {
        var endless = string.Concat(Enumerable.Repeat("STAT name 1\r\n", 2000));
        await using var server = new ScriptedServer(request => request.Contains("version") ? "VERSION 1\r\n" : endless);
        using var check = new MemcachedHealthCheck("127.0.0.1", server.Port);

        (await check.RunAsync()).AssertFailed(CheckReasons.UnexpectedReply);
    }

    [Fact]
    public void Options_that_cannot_work_throw_at_construction()
    {
        Assert.Throws<ArgumentException>(() => new MemcachedHealthCheck(" "));
        Assert.Throws<ArgumentException>(() => new MemcachedHealthCheck("host:11211/"));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MemcachedHealthCheck("host", 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MemcachedHealthCheck("host") { WarningMemoryPercent = -1 });
        Assert.Throws<ArgumentException>(
            () => new MemcachedHealthCheck("host") { WarningHitRatePercent = 10, CriticalHitRatePercent = 20 });
    }
}
