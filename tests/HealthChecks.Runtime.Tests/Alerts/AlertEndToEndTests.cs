using System.Diagnostics;
using HealthChecks.Testing.Servers;
using Microsoft.Extensions.DependencyInjection;

namespace HealthChecks.Tests.Alerts;

/// <summary>From a change to a real receiver.</summary>
public sealed class AlertEndToEndTests
{
    private const string Secret = "T0P-SECRET";

    [Fact]
    public async Task A_receiver_that_was_away_gets_what_still_fails()
    {
        await using var receiver = await HttpReceiver.StartAsync();
        await using var alerts = new AlertsUnderTest(builder => builder.AddWebhook("ops", options => options.Url = receiver.Url));
        await alerts.StartAsync();
        await receiver.GoAsync();

        await alerts.OnAsync(Change.Check("database"), Change.Check("cache"));
        await AdvanceUntilAsync(alerts, () => alerts.Log.Named("AlertChannelDown").Count == 1);
        await alerts.OnAsync(Change.Recovery("cache"));
        await receiver.ComeBackAsync();
        await AdvanceUntilAsync(alerts, () => alerts.Log.Named("AlertChannelBack").Count == 1);
        await alerts.OnAsync(Change.Recovery("database"));
        await Eventually.IsTrueAsync(() => receiver.Requests.Count == 2, "the recovery arrives");

        Assert.Equal(["raised database", "recovered database"], receiver.Requests.Select(Said));
    }

    [Fact]
    public async Task A_receiver_that_asks_for_time_gets_it()
    {
        await using var receiver = await HttpReceiver.StartAsync();
        receiver.Answer = context =>
        {
            if (receiver.Requests.Count == 1)
                (context.Response.StatusCode, context.Response.Headers.RetryAfter) = (429, "90");
            return Task.CompletedTask;
        };
        await using var alerts = new AlertsUnderTest(builder => builder.AddWebhook("ops", options => options.Url = receiver.Url));
        await alerts.StartAsync();
        var waiting = alerts.Clock.Waiting;
        await alerts.OnAsync(Change.Check("database"));
        await Eventually.IsTrueAsync(() => alerts.Log.Entries.Count == 1 && alerts.Clock.Waiting > waiting + 1, "the sender waits");

        alerts.Clock.Advance(89);
        await Task.Delay(100);
        Assert.Single(receiver.Requests);
        await AdvanceUntilAsync(alerts, () => receiver.Requests.Count == 2);

        Assert.True(alerts.Clock.GetTimestamp() >= TimeSpan.FromSeconds(90).Ticks, "it came too early");
        Assert.Equal("raised database", Said(receiver.Requests[1]));
    }

    [Fact]
    public async Task No_secret_is_logged_whatever_fails()
    {
        await using var receiver = await HttpReceiver.StartAsync();
        var status = 503;
        receiver.Answer = context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        };
        await using var server = new SmtpServer { User = "shop", Password = "another" };
        await using var alerts = new AlertsUnderTest(builder => builder
            .AddWebhook("hook", options => (options.Url, options.Secret, options.Authorization) = ($"{receiver.Url}/{Secret}", Secret, Secret))
            .AddWebhook("dead", static options => options.Url = $"http://127.0.0.1:{FreePort.Find()}/{Secret}?key={Secret}")
            .AddTelegram("chat", options => (options.BotToken, options.ChatId, options.BaseUrl) = ("1:" + Secret, "1", receiver.Url))
            .AddEmail("mail", options =>
            {
                (options.Host, options.Port, options.StartTls, options.From) = ("127.0.0.1", server.Port, false, "shop@example.com");
                (options.User, options.Password) = ("shop", Secret);
                options.To.Add("ops@example.com");
            }));
        await alerts.StartAsync();

        await alerts.OnAsync(Change.Check("database", text: Secret));
        await AdvanceUntilAsync(alerts, () => alerts.Log.Named("AlertChannelDown").Count == 3 && alerts.Log.Named("AlertRejected").Count == 1);
        status = 401;
        await AdvanceUntilAsync(alerts, () => alerts.Log.Named("AlertRejected").Count == 3);
        await alerts.StopAsync();

        Assert.All(alerts.Log.Entries, static entry =>
        {
            Assert.DoesNotContain(Secret, entry.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("127.0.0.1", entry.Text, StringComparison.Ordinal);
            Assert.Null(entry.Exception);
        });
        Assert.All(receiver.Requests, static request => Assert.DoesNotContain(Secret, request.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task From_a_check_to_a_channel_and_back_without_a_prober()
    {
        var channel = new RecordingChannel();
        var isFailing = true;
        var check = new TestCheck(() => Volatile.Read(ref isFailing) ? HealthResults.Unhealthy("refused", Secret) : HealthCheckResult.Healthy());
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", check, fresh: 0)), services: services =>
        {
            services.AddSingleton<IAlertChannel>(channel);
            services.AddHealthAlerts(static options => options.EvaluateSeconds = 1);
        });
        await engine.StartHostedServicesAsync();

        await Eventually.IsTrueAsync(() => channel.Delivered.Count == 1, "the alert arrives");
        Volatile.Write(ref isFailing, false);
        await Eventually.IsTrueAsync(() => channel.Delivered.Count == 2, "the recovery arrives");
        await engine.StopHostedServicesAsync();

        // The subset failed with its check, and is not told.
        Assert.Equal("raised database, recovered database", channel.Said);
        Assert.Equal(("refused", HealthAlertSeverity.Critical, null), (channel.Delivered[0].Reason, channel.Delivered[0].Severity, channel.Delivered[0].Text));
    }

    [Fact]
    public async Task Subsets_are_evaluated_without_a_prober()
    {
        var check = new TestCheck();
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", check)), services: static services =>
        {
            services.AddSingleton<IAlertChannel>(new RecordingChannel());
            services.AddHealthAlerts(static options => options.EvaluateSeconds = 1);
        });
        await engine.StartHostedServicesAsync();

        await Eventually.IsTrueAsync(() => check.Runs >= 2, "the check runs again and again");

        await engine.StopHostedServicesAsync();
    }

    [Fact]
    public async Task A_test_alert_goes_to_one_channel_and_says_what_came_of_it()
    {
        await using var receiver = await HttpReceiver.StartAsync();
        await using var alerts = new AlertsUnderTest(builder => builder
            .AddWebhook("ops", options => options.Url = receiver.Url)
            .AddWebhook("dead", static options => options.Url = $"http://127.0.0.1:{FreePort.Find()}/"));
        var (ops, dead) = (alerts.Alerts.Channels[0], alerts.Alerts.Channels[1]);
        var test = alerts.Alerts.CreateTestAlert();

        Assert.Null(await alerts.Alerts.TrySendAsync(ops, test, TestContext.Current.CancellationToken));
        Assert.Equal("connection-failed", await alerts.Alerts.TrySendAsync(dead, test, TestContext.Current.CancellationToken));
        Assert.Equal("raised alerts-test", Said(Assert.Single(receiver.Requests)));
    }

    [Fact]
    public void A_channel_that_does_not_say_what_it_sends_is_shown_as_text()
    {
        Assert.StartsWith("[critical] shop: check database", ((IAlertChannel)new RecordingChannel()).Render(SampleAlert.Of()), StringComparison.Ordinal);
    }

    private static string Said(ReceivedRequest request) => request.Json.GetProperty("kind").GetString() + " " + request.Json.GetProperty("name").GetString();

    private static async Task AdvanceUntilAsync(AlertsUnderTest alerts, Func<bool> condition)
    {
        var started = Stopwatch.GetTimestamp();
        while (!condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < Eventually.Limit, "it did not come");
            alerts.Clock.Advance(0.5);
            await Task.Delay(1);
        }
    }
}
