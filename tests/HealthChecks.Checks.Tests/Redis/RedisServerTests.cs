using System.Diagnostics;
using HealthChecks.Testing.Servers;

namespace HealthChecks.Checks.Tests;

/// <summary>The Redis check against a real server that comes and goes.</summary>
public sealed class RedisServerTests
{
    private static readonly string[] DataKeys =
        ["pingMs", "version", "role", "clients", "usedMemoryBytes", "maximumMemoryBytes", "replicas"];

    [Fact]
    public async Task A_running_server_is_healthy_and_says_what_it_is()
    {
        await using var server = await RedisServer.StartAsync();
        using var check = new RedisHealthCheck(server.Address + "/3");

        var result = await check.RunAsync();

        result.AssertHealthy(DataKeys);
        Assert.Equal("master", result.Data["role"]);
        Assert.Equal(0L, result.Data["maximumMemoryBytes"]);
        Assert.Contains("db=3", await server.CommandAsync("CLIENT", "LIST"));
    }

    [Fact]
    public async Task Runs_share_one_connection_that_ends_with_the_check()
    {
        await using var server = await RedisServer.StartAsync();
        using (var check = new RedisHealthCheck(server.Address))
        {
            for (var run = 0; run < 20; run++)
                await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => check.RunAsync()));

            Assert.Equal(1, await server.CountClientsAsync());
        }

        await Eventually.IsAsync(async () => await server.CountClientsAsync() == 0);
    }

    [Fact]
    public async Task A_check_that_is_disposed_of_asks_nothing_more()
    {
        var check = new RedisHealthCheck("localhost");
        check.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(check.RunAsync);
    }

    [Fact]
    public async Task A_stopped_server_refuses_and_the_first_run_after_its_return_is_healthy()
    {
        await using var server = await RedisServer.StartAsync();
        using var check = new RedisHealthCheck(server.Address);
        (await check.RunAsync()).AssertHealthy(DataKeys);

        await server.StopAsync();
        for (var run = 0; run < 2; run++)
        {
            var result = await check.RunAsync();
            result.AssertFailed(CheckReasons.ConnectionFailed);
            result.AssertSilentAbout("127.0.0.1");
        }

        await server.StartAsync();

        (await check.RunAsync()).AssertHealthy(DataKeys);
    }

    [Fact]
    public async Task A_server_that_restarted_between_two_runs_was_never_unhealthy()
    {
        await using var server = await RedisServer.StartAsync();
        using var check = new RedisHealthCheck(server.Address);
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
        await using var server = await RedisServer.StartAsync();
        using var check = new RedisHealthCheck(server.Address);
        if (isConnected)
            (await check.RunAsync()).AssertHealthy(DataKeys);

        server.Suspend();
        var started = Stopwatch.GetTimestamp();
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => check.RunUntilAsync(timeout.Token));
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(8));
        server.Resume();

        (await check.RunAsync()).AssertHealthy(DataKeys);
        await Eventually.IsAsync(async () => await server.CountClientsAsync() == 1);
    }

    [Fact]
    public async Task A_name_that_does_not_exist_is_a_failed_connection()
    {
        using var check = new RedisHealthCheck("redis://marker:marker@marker.invalid");

        var result = await check.RunAsync();

        result.AssertFailed(CheckReasons.ConnectionFailed);
        Assert.DoesNotContain("marker", result.Description);
    }

    [Fact]
    public async Task The_next_of_several_servers_is_asked_when_one_does_not_answer()
    {
        await using var server = await RedisServer.StartAsync();
        await using var silent = await RedisServer.StartAsync("--requirepass", "secret");
        silent.Suspend();
        using var check = new RedisHealthCheck($"127.0.0.1:{FreePort.Find()},127.0.0.1:{silent.Port},127.0.0.1:{server.Port}");

        (await check.RunAsync()).AssertHealthy(DataKeys);
    }

    [Fact]
    public async Task A_thousand_runs_that_are_cancelled_at_random_leave_one_connection()
    {
        await using var server = await RedisServer.StartAsync();
        using var check = new RedisHealthCheck(server.Address);
        var random = new Random(17);
        var cancelled = 0;
        for (var run = 0; run < 1000; run++)
        {
            using var source = new CancellationTokenSource();
            var running = check.RunUntilAsync(source.Token);
            if (random.Next(2) == 0)
            {
                await Task.Delay(TimeSpan.FromMicroseconds(random.Next(500)), TestContext.Current.CancellationToken);
                await source.CancelAsync();
            }

            try
            {
                (await running).AssertHealthy(DataKeys);
            }
            catch (OperationCanceledException)
            {
                cancelled++;
            }
        }

        Assert.InRange(cancelled, 1, 999);
        (await check.RunAsync()).AssertHealthy(DataKeys);
        await Eventually.IsAsync(async () => await server.CountClientsAsync() == 1);
        Assert.Equal("0", await server.CommandAsync("DBSIZE"));
    }
}
