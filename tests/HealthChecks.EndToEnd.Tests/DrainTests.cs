using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using HealthChecks.Testing.Servers;

namespace HealthChecks.EndToEnd.Tests;

/// <summary>The sample, and the signals that end it.</summary>
public sealed class DrainTests
{
    private const string Readiness = "/healthcheck/readiness";
    private const double DrainSeconds = 1.5;

    /// <summary>Not part of any promise: how much later than it should a busy machine may do something.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(5);

    private static readonly (string, string) Drain = ("HealthChecks__DrainSeconds", "1.5");
    private static readonly (string, string) LongDrain = ("HealthChecks__DrainSeconds", "60");

    [Fact]
    public async Task A_stop_signal_fails_readiness_and_nothing_else_closes_each_connection_and_then_ends_the_process()
    {
        await using var app = await StartAsync(Drain);
        await app.WaitForAsync("/healthcheck/startup", HttpStatusCode.OK, Slack);
        Assert.Equal("", (await app.GetAsync("/orders")).Connection);

        app.Signal(Signals.Terminate);
        var signalled = Stopwatch.GetTimestamp();
        var readiness = await DrainingAsync(app);
        Assert.Contains("\"reason\":\"draining\"", readiness.Body, StringComparison.Ordinal);
        Assert.Equal("close", readiness.Connection);
        foreach (var path in (string[])["/healthcheck/liveness", "/healthcheck/startup", "/healthcheck/integrations", "/healthcheck/system", "/orders"])
        {
            var answer = await app.GetAsync(path);
            Assert.Equal((path, HttpStatusCode.OK, "close"), (path, answer.Status, answer.Connection));
        }

        Assert.Equal(0, await app.WaitForExitAsync(TimeSpan.FromSeconds(DrainSeconds) + Slack));
        Assert.InRange(Stopwatch.GetElapsedTime(signalled), TimeSpan.FromSeconds(DrainSeconds - 0.1), TimeSpan.FromSeconds(DrainSeconds) + Slack);
        Assert.Contains("Draining: readiness fails from now on, and requests are served for another 1.5 s", app.Log, StringComparison.Ordinal);
        await Assert.ThrowsAsync<HttpRequestException>(() => app.GetAsync("/orders"));
    }

    [Fact]
    public async Task A_second_one_ends_it_at_once()
    {
        await using var app = await StartAsync(LongDrain);
        app.Signal(Signals.Terminate);
        await DrainingAsync(app);

        app.Signal(Signals.Terminate);

        Assert.Equal(0, await app.WaitForExitAsync(Slack));
        Assert.Contains("Another signal: the host stops", app.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task So_does_Ctrl_C_during_the_drain()
    {
        await using var app = await StartAsync(LongDrain);
        app.Signal(Signals.Terminate);
        await DrainingAsync(app);

        app.Signal(Signals.Interrupt);

        Assert.Equal(0, await app.WaitForExitAsync(Slack));
    }

    [Theory]
    [InlineData(Signals.Interrupt)]
    [InlineData(Signals.Quit)]
    public async Task What_a_terminal_sends_does_not_drain(int signal)
    {
        await using var app = await StartAsync(LongDrain);

        app.Signal(signal);

        Assert.Equal(0, await app.WaitForExitAsync(Slack));
        Assert.DoesNotContain("Draining", app.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HealthChecks__DrainSeconds", "0")]
    [InlineData("ASPNETCORE_ENVIRONMENT", "Development")]
    public async Task Nobody_waits_without_a_drain_or_in_Development(string name, string value)
    {
        await using var app = await StartAsync((name, value));

        app.Signal(Signals.Terminate);

        Assert.Equal(0, await app.WaitForExitAsync(Slack));
        Assert.DoesNotContain("Draining", app.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("terminationGracePeriodSeconds", app.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_status_of_the_drain_is_a_setting_and_the_log_says_how_long_to_wait()
    {
        await using var app = await StartAsync(LongDrain, ("HealthChecks__Subsets__readiness__DrainingStatusCode", "429"));
        await app.WaitForLogAsync("terminationGracePeriodSeconds must be more than 90", Slack);

        app.Signal(Signals.Terminate);

        await app.WaitForAsync(Readiness, HttpStatusCode.TooManyRequests, Slack);
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("0")]
    public async Task A_probe_that_is_waiting_for_a_check_when_the_signal_comes_is_answered(string drainSeconds)
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var port = ((IPEndPoint)silent.LocalEndpoint).Port;
        await using var app = await StartAsync(
            ("HealthChecks__DrainSeconds", drainSeconds),
            ("HealthChecks__Subsets__integrations__DeadlineSeconds", "1.5"),
            ("ConnectionStrings__Orders", $"Host=127.0.0.1;Port={port};Username=orders;Database=orders"));

        Task<RunningWebApp.Answer>[] probes = [app.GetAsync(Readiness), app.GetAsync("/healthcheck/integrations")];
        await Task.Delay(TimeSpan.FromSeconds(0.4), TestContext.Current.CancellationToken);
        Assert.All(probes, static probe => Assert.False(probe.IsCompleted, "The check was to take longer than this."));
        app.Signal(Signals.Terminate);

        foreach (var probe in probes)
        {
            var answer = await probe;
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
            Assert.StartsWith("{", answer.Body, StringComparison.Ordinal);
        }

        // The drain, and what the host takes to stop its services: 30 s unless it is told otherwise.
        Assert.Equal(0, await app.WaitForExitAsync(TimeSpan.FromSeconds(DrainSeconds) + Slack));
    }

    // It answers a moment before it has started, and what has not started does not drain.
    private static async Task<RunningWebApp> StartAsync(params (string Name, string Value)[] environment)
    {
        var app = await RunningWebApp.StartAsync(environment);
        await app.WaitForLogAsync("Application started", Slack);
        return app;
    }

    // A signal is handled by a thread of its own, and so not before the next request.
    private static Task<RunningWebApp.Answer> DrainingAsync(RunningWebApp app) =>
        app.WaitForAsync(Readiness, HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(1));
}
