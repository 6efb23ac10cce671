using Microsoft.Extensions.DependencyInjection;
using static HealthChecks.Tests.FrameworkRegistrations;

namespace HealthChecks.Tests;

/// <summary>What becomes of checks that throw, hang, or are cancelled.</summary>
/// <remarks>The numbers are those of the contract in <c>docs/compatibility.md</c>.</remarks>
public sealed class FailureContractTests
{
    [Fact]
    [Trait("Contract", "3")]
    public async Task The_failure_status_applies_to_a_throw_and_not_to_what_is_returned()
    {
        await using var engine = WithRegistrations(static checks => checks
            .AddCheck("degraded", TestCheck.Throwing(static () => new InvalidOperationException("no")), HealthStatus.Degraded)
            .AddCheck("healthy", TestCheck.Throwing(static () => new InvalidOperationException("no")), HealthStatus.Healthy)
            .AddCheck("returned", new TestCheck(static () => HealthCheckResult.Unhealthy()), HealthStatus.Degraded));

        var entries = (await engine.Service.CheckHealthAsync()).Entries;

        Assert.Equal(HealthStatus.Degraded, entries["degraded"].Status);
        Assert.Equal(HealthStatus.Healthy, entries["healthy"].Status);
        Assert.Equal(HealthStatus.Unhealthy, entries["returned"].Status);
    }

    [Fact]
    [Trait("Contract", "4")]
    public async Task A_throw_becomes_an_entry_with_the_message_and_the_exception_and_the_tags()
    {
        var exception = new InvalidOperationException("the message");
        await using var engine = WithRegistrations(checks => checks
            .AddCheck("throwing", TestCheck.Throwing(() => exception), tags: ["a"])
            .AddCheck("null", new NullTaskCheck())
            .AddCheck("default", new TestCheck(static () => default)));

        var entries = (await engine.Service.CheckHealthAsync()).Entries;

        Assert.Equal("the message", entries["throwing"].Description);
        Assert.Same(exception, entries["throwing"].Exception);
        Assert.Equal(["a"], entries["throwing"].Tags);
        // Not empty as the framework's: it carries the reason code.
        Assert.Equal(HealthReasons.UnknownError, Assert.Single(entries["throwing"].Data).Value);
        Assert.Equal(HealthStatus.Unhealthy, entries["null"].Status);
        Assert.NotNull(entries["null"].Exception);
        Assert.Equal(HealthStatus.Unhealthy, entries["default"].Status);
        Assert.Empty(entries["default"].Data);
    }

    [Fact]
    [Trait("Contract", "4")]
    public async Task A_check_whose_exception_cannot_even_say_what_it_is_keeps_nobody_waiting()
    {
        await using var engine = WithRegistrations(static checks => checks.AddCheck("throwing", TestCheck.Throwing(static () => new NastyException())));

        await Assert.ThrowsAsync<NotSupportedException>(() => engine.Service.CheckHealthAsync().InTimeAsync());
    }

    [Fact]
    [Trait("Contract", "5")]
    public async Task A_cancellation_that_the_caller_did_not_ask_for_is_a_timeout()
    {
        await using var engine = WithRegistrations(static checks => checks.AddCheck(
            "cancelled",
            TestCheck.Throwing(static () => new OperationCanceledException()),
            HealthStatus.Degraded));

        var entry = (await engine.Service.CheckHealthAsync()).Entries["cancelled"];

        Assert.Equal(HealthStatus.Degraded, entry.Status);
        Assert.Equal(HealthReasons.Timeout, entry.Data[HealthReasons.DataKey]);
    }

    [Fact]
    [Trait("Contract", "6")]
    public async Task The_timeout_of_a_registration_ends_the_waiting_even_where_the_check_ignores_it()
    {
        // On purpose not as the framework, which waits for the check and believes what it says in the end.
        var clock = new FakeTimeProvider();
        var hung = new GatedCheck();
        await using var engine = WithRegistrations(checks => checks.AddCheck("hung", hung, timeout: TimeSpan.FromSeconds(0.1)), clock);

        var report = engine.Service.CheckHealthAsync();
        await hung.BegunAsync();
        clock.Advance(0.1);

        Assert.Equal(HealthReasons.Timeout, (await report.InTimeAsync()).Entries["hung"].Data[HealthReasons.DataKey]);
        hung.Release();
    }

    [Fact]
    [Trait("Contract", "7")]
    public async Task The_callers_cancellation_ends_the_call_without_a_report()
    {
        var hung = new GatedCheck();
        await using var engine = WithRegistrations(checks => checks.AddCheck("hung", hung));
        using var leaving = new CancellationTokenSource();

        var report = engine.Service.CheckHealthAsync(leaving.Token);
        await hung.BegunAsync();
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => report.InTimeAsync());
        hung.Release();
    }

    [Fact]
    [Trait("Contract", "10")]
    public async Task A_failure_is_logged_at_the_levels_that_the_framework_uses_once_and_not_for_each_run()
    {
        // On purpose not as the framework: a category and ids of our own, and neither ExecutionContext nor a logging scope of the probe
        // reaches a run that several probes share.
        var clock = new FakeTimeProvider();
        await using var engine = WithRegistrations(
            static checks => checks
                .AddCheck("degraded", new TestCheck(static () => HealthCheckResult.Degraded()))
                .AddCheck("unhealthy", new TestCheck(static () => HealthCheckResult.Unhealthy())),
            clock);

        for (var i = 0; i < 3; i++)
        {
            await engine.Service.CheckHealthAsync();
            clock.Advance(2);
        }

        Assert.Equal(Microsoft.Extensions.Logging.LogLevel.Warning, Assert.Single(engine.Log.Named("CheckDegraded")).Level);
        Assert.Equal(Microsoft.Extensions.Logging.LogLevel.Error, Assert.Single(engine.Log.Named("CheckUnhealthy")).Level);
    }

    private sealed class NastyException : Exception
    {
        public override string Message => throw new NotSupportedException("no message either");
    }
}
