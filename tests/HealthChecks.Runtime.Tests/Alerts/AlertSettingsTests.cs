using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HealthChecks.Tests.Alerts;

/// <summary>Settings of code and configuration.</summary>
public sealed class AlertSettingsTests
{
    [Fact]
    public async Task The_configuration_is_read()
    {
        await using var alerts = With(
            ("CooldownSeconds", "60"),
            ("MinimumSeconds", "1.5"),
            ("EvaluateSeconds", "0"),
            ("Application", "orders"),
            ("Instance", "a1"),
            ("IncludeText", "true"),
            ("Subjects", "both"),
            ("MaxAttempts", "3"));

        var options = Options(alerts);

        Assert.Equal((60, 1.5, 0), (options.CooldownSeconds, options.MinimumSeconds, options.EvaluateSeconds));
        Assert.Equal(("orders", "a1", true, HealthAlertSubjects.Both, 3), (options.Application, options.Instance, options.IncludeText, options.Subjects, options.MaxAttempts));
    }

    [Fact]
    public async Task Code_is_stronger_wherever_it_stands()
    {
        await using var alerts = new AlertsUnderTest(
            static _ => { },
            static options => options.CooldownSeconds = 120,
            new Dictionary<string, string?> { ["HealthChecks:Alerts:CooldownSeconds"] = "60", ["HealthChecks:Alerts:MinimumSeconds"] = "5" },
            static services => services.Configure<HealthAlertOptions>(static options => options.MinimumSeconds = 7));

        var options = Options(alerts);

        Assert.Equal((120, 7), (options.CooldownSeconds, options.MinimumSeconds));
    }

    [Fact]
    public async Task Without_any_the_names_are_those_of_the_host_and_the_machine()
    {
        await using var alerts = With();

        Assert.Equal(("shop", Environment.MachineName), (Options(alerts).Application, Options(alerts).Instance));
    }

    [Theory]
    [InlineData("CooldownSeconds", "soon", "has to be a number")]
    [InlineData("CooldownSeconds", "59", "has to be 0, or 60 to 604800")]
    [InlineData("CooldownSeconds", "NaN", "has to be 0, or 60 to 604800")]
    [InlineData("MinimumSeconds", "-1", "has to be 0 to 604800")]
    [InlineData("EvaluateSeconds", "0.5", "has to be 0, or 1 to 604800")]
    [InlineData("AttemptSeconds", "0", "has to be more than 0 and at most 300")]
    [InlineData("RetrySeconds", "Infinity", "has to be 0 to 3600")]
    [InlineData("MaxAttempts", "0", "has to be 1 to 20")]
    [InlineData("MaxAttempts", "1.5", "has to be a whole number")]
    [InlineData("IncludeText", "yes", "has to be true or false")]
    [InlineData("Subjects", "all", "has to be Checks, Subsets or Both")]
    [InlineData("Application", " ", "is empty")]
    [InlineData("CooldownSecond", "60", "is no setting: did you mean 'CooldownSeconds'?")]
    [InlineData("Webhook:Url", "T0P-SECRET", "has to be an absolute http or https address")]
    [InlineData("Webhook:Urll", "T0P-SECRET", "is no setting: did you mean 'Url'?")]
    [InlineData("Webhook:Body", "{\"a\":\"{nmae}\"}", "has to be Json, Alertmanager or a template")]
    [InlineData("Email:Port", "T0P-SECRET", "has to be a whole number")]
    [InlineData("Telegram:BotToken", "T0P SECRET", "has to be the token of a bot")]
    public async Task A_value_that_cannot_be_is_an_error_at_the_start_that_names_its_key(string key, string value, string message)
    {
        await using var alerts = With((key, value));

        var exception = await Assert.ThrowsAnyAsync<Exception>(alerts.StartAsync);

        Assert.True(exception is InvalidOperationException or OptionsValidationException, exception.ToString());
        Assert.Contains($"HealthChecks:Alerts:{key} {message}", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("?.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operator_can_add_channels()
    {
        await using var alerts = With(
            ("Webhook:Url", "https://hooks.example/x"),
            ("Webhook:Body", "alertmanager"),
            ("Email:Host", "smtp.example.com"),
            ("Email:From", "shop@example.com"),
            ("Email:To", "a@example.com, b@example.com"),
            ("Telegram:BotToken", "1:a"),
            ("Telegram:ChatId", "@ops"));

        await alerts.StartAsync();

        Assert.Equal(["webhook", "email", "telegram"], alerts.Alerts.Channels.Select(static channel => channel.Name));
        Assert.StartsWith("[{\"labels\":", alerts.Alerts.Channels[0].Render(SampleAlert.Of()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Receivers_may_be_an_array()
    {
        await using var alerts = With(
            ("Email:Host", "smtp.example.com"),
            ("Email:From", "shop@example.com"),
            ("Email:To:0", "a@example.com"),
            ("Email:To:1", "b"));

        var exception = Assert.Throws<InvalidOperationException>(() => alerts.Alerts);

        Assert.Equal("HealthChecks:Alerts:Email:To has to be mail addresses, and 'b' is none.", exception.Message);
    }

    [Fact]
    public async Task A_channel_of_the_code_takes_the_place_of_one_of_the_configuration()
    {
        await using var alerts = new AlertsUnderTest(
            static builder => builder.AddWebhook("webhook", static options => options.Url = "https://hooks.example/code"),
            settings: new Dictionary<string, string?> { ["HealthChecks:Alerts:Webhook:Url"] = "https://hooks.example/configuration", ["HealthChecks:Alerts:Webhook:Body"] = "alertmanager" });

        Assert.StartsWith("{\"kind\":", Assert.Single(alerts.Alerts.Channels).Render(SampleAlert.Of()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_channels_of_one_name_are_an_error_at_the_start()
    {
        await using var alerts = new AlertsUnderTest(static builder => builder
            .AddWebhook("ops", static options => options.Url = "https://hooks.example/1")
            .AddTelegram("Ops", static options => (options.BotToken, options.ChatId) = ("1:a", "1")));

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(alerts.StartAsync);

        Assert.Equal("Two alert channels are called 'Ops'; give each a name of its own.", exception.Message);
    }

    [Fact]
    public async Task Without_a_channel_the_log_says_so()
    {
        await using var alerts = With();

        await alerts.StartAsync();
        await alerts.OnAsync(Change.Check("database"));

        Assert.Single(alerts.Log.Named("NoAlertChannel"));
    }

    [Fact]
    public async Task Without_a_registry_the_start_fails()
    {
        var services = new ServiceCollection();
        services.AddHealthAlerts();
        await using var provider = services.BuildServiceProvider();

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            provider.GetServices<Microsoft.Extensions.Hosting.IHostedService>().Single().StartAsync(CancellationToken.None));

        Assert.Contains("AddHealthRegistry", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_channel_may_ask_for_the_engine()
    {
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", new TestCheck())), services: static services =>
        {
            services.AddSingleton<IAlertChannel>(static provider =>
            {
                provider.GetRequiredService<IHealthReporter>();
                return new RecordingChannel();
            });
            services.AddHealthAlerts();
        });

        await engine.StartHostedServicesAsync();

        Assert.Single(engine.Services.GetRequiredService<IHealthAlerts>().Channels);
        await engine.StopHostedServicesAsync();
    }

    private static HealthAlertOptions Options(AlertsUnderTest alerts) => alerts.Services.GetRequiredService<IOptions<HealthAlertOptions>>().Value;

    private static AlertsUnderTest With(params (string Key, string Value)[] settings) =>
        new(settings: settings.ToDictionary(static setting => "HealthChecks:Alerts:" + setting.Key, static string? (setting) => setting.Value));
}
