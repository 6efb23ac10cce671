using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace HealthChecks.Tests;

public sealed class IsolationTests
{
    private static readonly AsyncLocal<string?> Ambient = new();

    [Fact]
    public async Task Checks_that_block_their_thread_do_not_delay_each_others_start()
    {
        const int Count = 16;
        using var begun = new CountdownEvent(Count);
        var checks = Enumerable.Range(0, Count).Select(i => Declare.Check(
            $"check-{i:00}",
            new TestCheck((_, _) =>
            {
                begun.Signal();
                // Each returns only once all have begun.
                return Task.FromResult(begun.Wait(Eventually.Limit) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy());
            }),
            Declare.Membership("readiness"),
            timeout: 60));
        await using var engine = EngineUnderTest.Of(Declare.Registry([new HealthSubsetDefinition("readiness") { DeadlineSeconds = 60 }], [.. checks]));

        var report = await engine.ProbeAsync();

        Assert.Equal(HealthStatus.Healthy, report.Status);
        Assert.All(report.Checks, static check => Assert.InRange(check.Duration!.Value, TimeSpan.Zero, TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public async Task Checks_that_block_their_thread_do_not_delay_the_deadline()
    {
        using var release = new ManualResetEventSlim();
        var checks = Enumerable.Range(0, 16).Select(i => Declare.Check(
            $"check-{i:00}",
            new TestCheck(() =>
            {
                release.Wait(Eventually.Limit);
                return HealthCheckResult.Healthy();
            })));
        await using var engine = EngineUnderTest.Of(Declare.Registry([new HealthSubsetDefinition("readiness") { DeadlineSeconds = 0.2 }], [.. checks]));
        await engine.StartHostedServicesAsync();

        var started = Stopwatch.GetTimestamp();
        var report = await engine.ProbeAsync();
        var took = Stopwatch.GetElapsedTime(started);
        release.Set();

        Assert.All(report.Checks, static check => Assert.Equal(HealthReasons.Late, check.Reason));
        Assert.InRange(took, TimeSpan.FromSeconds(0.19), TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task A_check_declared_to_block_runs_on_a_thread_of_its_own()
    {
        var threads = new ConcurrentQueue<(string? Name, bool IsPool)>();
        await using var engine = EngineUnderTest.Of(Declare.Readiness(
            Declare.Check("disk", Reporting(threads), Declare.Membership("readiness"), blocking: true)));

        await engine.ProbeAsync();

        Assert.Equal(("Health check disk", false), Assert.Single(threads));
    }

    [Fact]
    public async Task A_check_seen_to_block_moves_to_a_thread_of_its_own()
    {
        var threads = new ConcurrentQueue<(string? Name, bool IsPool)>();
        var blocking = true;
        var check = new TestCheck(() =>
        {
            threads.Enqueue((Thread.CurrentThread.Name, Thread.CurrentThread.IsThreadPoolThread));
            if (blocking)
                Thread.Sleep(120);
            return HealthCheckResult.Healthy();
        });
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("disk", check, fresh: 0)));

        await engine.ProbeAsync();
        blocking = false;
        await engine.ProbeAsync();

        Assert.True(threads.First().IsPool);
        Assert.Equal(("Health check disk", false), threads.Last());
    }

    [Fact]
    public async Task A_thread_of_a_checks_own_has_an_ordinary_stack()
    {
        await using var engine = EngineUnderTest.Of(Declare.Readiness(
            Declare.Check("disk", new TestCheck(UseStack), Declare.Membership("readiness"), blocking: true)));

        Assert.Equal(HealthStatus.Healthy, (await engine.ProbeAsync()).Status);

        static HealthCheckResult UseStack()
        {
            Span<byte> much = stackalloc byte[400 * 1024];
            much.Fill(1);
            return RuntimeHelpers.TryEnsureSufficientExecutionStack() ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
        }
    }

    [Fact]
    public async Task What_one_check_leaves_in_the_execution_context_does_not_reach_the_next()
    {
        var seen = new ConcurrentQueue<string?>();
        var checks = Enumerable.Range(0, 8).Select(i => Declare.Check($"check-{i}", new LeakyCheck(seen, $"check-{i}")));
        await using var engine = EngineUnderTest.Of(Declare.Readiness([.. checks]));

        await engine.ProbeAsync();

        Assert.Equal(8, seen.Count);
        Assert.All(seen, Assert.Null);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_probes_execution_context_does_not_flow_into_a_run(bool blocking)
    {
        var seen = new ConcurrentQueue<string?>();
        var check = new TestCheck(() =>
        {
            seen.Enqueue(Ambient.Value);
            return HealthCheckResult.Healthy();
        });
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", check, Declare.Membership("readiness"), blocking: blocking)));
        Ambient.Value = "the probe's";

        await engine.ProbeAsync();

        Assert.Null(Assert.Single(seen));
        Assert.Equal("the probe's", Ambient.Value);
    }

    private static TestCheck Reporting(ConcurrentQueue<(string? Name, bool IsPool)> threads) => new(() =>
    {
        threads.Enqueue((Thread.CurrentThread.Name, Thread.CurrentThread.IsThreadPoolThread));
        return HealthCheckResult.Healthy();
    });

    // Not async: an async method would undo the change itself.
    private sealed class LeakyCheck(ConcurrentQueue<string?> seen, string name) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            seen.Enqueue(Ambient.Value);
            Ambient.Value = name;
            return Task.FromResult(HealthCheckResult.Healthy());
        }
    }
}
