using System.Net;
using HealthChecks.Tests.Support;
using Microsoft.Extensions.Hosting;

namespace HealthChecks.Tests;

[Collection(typeof(ConsoleCollection))]
public sealed class AlertsTests
{
    [Fact]
    public async Task Sends_a_test_by_each_channel_and_starts_no_service()
    {
        var service = new ServiceProbe();
        var channel = new TestChannel("ops");

        var run = await RunAsync(builder => Add(builder, channel, service), "test");

        Assert.Equal(new CommandRun(0, "ops                      ... OK\n", ""), run with { Errors = "" });
        Assert.Equal("alerts-test", Assert.Single(channel.Sent).Name);
        Assert.False(service.IsStarted);
    }

    [Fact]
    public async Task A_channel_that_fails_fails_the_command_and_not_the_others()
    {
        var broken = new TestChannel("broken", new AlertDeliveryException("status-503", isTransient: true));
        var odd = new TestChannel("odd", new NotSupportedException("https://hooks.example/T0P-SECRET"));
        var working = new TestChannel("working");

        var run = await RunAsync(builder => Add(builder, broken, odd, working), "test");

        Assert.Equal(
            (1, "broken                   ... status-503\nodd                      ... NotSupportedException\nworking                  ... OK\n"),
            (run.ExitCode, run.Output));
        Assert.DoesNotContain("SECRET", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_shows_what_would_be_sent()
    {
        var run = await RunAsync(
            static builder => builder.Services.AddHealthAlerts(static options => (options.Application, options.Instance) = ("shop", "pod-1"))
                .AddWebhook("ops", static options =>
                {
                    options.Url = "https://hooks.example/T0P-SECRET";
                    options.Body = AlertBody.Template("""{"text":"{title}"}""");
                }),
            "test", "--dry-run");

        Assert.Equal(
            (0, "ops                      ... not sent\n{\"text\":\"[warning] shop: check alerts-test is Degraded (test)\"}\n"),
            (run.ExitCode, run.Output));
    }

    [Fact]
    public async Task JSON_is_one_document()
    {
        var run = await RunAsync(
            static builder => Add(builder, new TestChannel("ops"), new TestChannel("broken", new WebException())),
            "test", "--format", "json");

        Assert.Equal("""{"channels":{"ops":{"result":"ok"},"broken":{"result":"WebException"}}}""", run.Json.GetRawText());
    }

    [Fact]
    public async Task Without_a_channel_it_says_what_to_call()
    {
        var run = await RunAsync(static builder => builder.Services.AddHealthAlerts(), "test");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("AddWebhook", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_alerts_it_says_what_to_call()
    {
        var run = await RunAsync(static _ => { }, "test");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("AddHealthAlerts()", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_that_cannot_be_is_named()
    {
        var run = await RunAsync(static builder => builder.Services.AddHealthAlerts(static options => options.CooldownSeconds = 1), "test");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("HealthChecks:Alerts:CooldownSeconds has to be 0, or 60 to 604800.", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("tets")]
    [InlineData("test", "test")]
    public async Task What_is_no_command_is_refused_with_the_usage(params string[] args)
    {
        var run = await RunAsync(static _ => { }, args);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("health alerts test", run.Errors, StringComparison.Ordinal);
        Assert.Contains("Usage:", run.Errors, StringComparison.Ordinal);
    }

    private static Task<CommandRun> RunAsync(Action<HostApplicationBuilder> build, params string[] args) => CommandRun.ProgramAsync(
        new RegistryBuilder().Subset("readiness").Check("database", HealthCheckResult.Healthy(), "readiness"),
        build,
        ["health", "alerts", .. args]);

    private static void Add(HostApplicationBuilder builder, TestChannel channel, ServiceProbe service)
    {
        Add(builder, channel);
        service.AddTo(builder);
    }

    private static void Add(HostApplicationBuilder builder, params TestChannel[] channels)
    {
        builder.Services.AddHealthAlerts();
        foreach (var channel in channels)
            builder.Services.AddSingleton<IAlertChannel>(channel);
    }

    private sealed class TestChannel(string name, Exception? error = null) : IAlertChannel
    {
        public List<HealthAlert> Sent { get; } = [];

        public string Name => name;

        public ValueTask SendAsync(HealthAlert alert, CancellationToken cancellationToken)
        {
            if (error is not null)
                return ValueTask.FromException(error);

            Sent.Add(alert);
            return default;
        }
    }
}
