using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace HealthChecks.Tests.Alerts;

/// <summary>From a change to a channel, when channels fail.</summary>
public sealed class AlertDeliveryTests
{
    [Fact]
    public async Task Every_channel_gets_every_alert()
    {
        var one = new RecordingChannel("one");
        var other = new RecordingChannel("other");
        await using var alerts = await AlertsUnderTest.StartAsync(one, other);

        await alerts.OnAsync(Change.Check("database"));
        await alerts.SettleAsync(one);
        await alerts.SettleAsync(other);

        var alert = Assert.Single(one.Delivered);
        Assert.Equal(("shop", Environment.MachineName, "timeout"), (alert.Application, alert.Instance, alert.Reason));
        Assert.Equal("raised database", other.Said);
    }

    [Fact]
    public async Task What_failed_before_the_host_had_started_is_told_when_it_has()
    {
        var channel = new RecordingChannel();
        await using var alerts = new AlertsUnderTest(services: services => services.AddSingleton<IAlertChannel>(channel));
        await alerts.OnAsync(Change.Check("database"), Change.Check("cache"), Change.Recovery("cache"));
        Assert.Equal(0, channel.Attempts);

        await alerts.StartAsync();
        await alerts.SettleAsync(channel);

        Assert.Equal("raised database", channel.Said);
    }

    [Fact]
    public async Task Time_alone_is_enough_for_a_repetition()
    {
        var channel = new RecordingChannel();
        await using var alerts = await AlertsUnderTest.StartAsync(channel);
        await alerts.OnAsync(Change.Check("database"));
        await Eventually.IsTrueAsync(() => channel.Delivered.Count == 1, "the alert arrives");

        alerts.Clock.Advance(1800);
        await Eventually.IsTrueAsync(() => channel.Delivered.Count == 2, "the repetition arrives");

        Assert.Equal("raised database, repeated database", channel.Said);
    }

    [Fact]
    public async Task A_channel_that_hangs_delays_no_other()
    {
        var hanging = new RecordingChannel("hanging") { Attempt = static (_, _) => new TaskCompletionSource().Task };
        var channel = new RecordingChannel();
        await using var alerts = await AlertsUnderTest.StartAsync(hanging, channel);

        await alerts.OnAsync(Change.Check("database"), Change.Check("cache"));
        await alerts.SettleAsync(channel);

        Assert.Equal("raised database, raised cache", channel.Said);
        Assert.Equal(1, hanging.Attempts);
    }

    [Fact]
    public async Task A_channel_that_throws_at_once_is_tried_again_and_its_words_are_not_logged()
    {
        var channel = new RecordingChannel();
        channel.Break(static () => throw new InvalidOperationException("https://hooks.example/T0P-SECRET"));
        await using var alerts = await AlertsUnderTest.StartAsync(channel);
        await alerts.OnAsync(Change.Check("database"));
        await Eventually.IsTrueAsync(() => alerts.Log.Entries.Count == 1, "the failure is logged");

        channel.Repair();
        await AdvanceUntilAsync(alerts, () => channel.Delivered.Count == 1);

        var failed = Assert.Single(alerts.Log.Named("AlertAttemptFailed"));
        Assert.Equal("Alert channel recording could not deliver: InvalidOperationException; it tries again", failed.Text);
        Assert.Null(failed.Exception);
    }

    [Fact]
    public async Task An_attempt_that_takes_too_long_is_given_up()
    {
        var channel = new RecordingChannel { Attempt = static (_, token) => Task.Delay(Timeout.Infinite, token) };
        await using var alerts = await AlertsUnderTest.StartAsync(channel);
        await alerts.OnAsync(Change.Check("database"));
        await Eventually.IsTrueAsync(() => channel.Attempts == 1, "the first attempt");

        channel.Repair();
        alerts.Clock.Advance(10);
        await AdvanceUntilAsync(alerts, () => channel.Delivered.Count == 1);

        Assert.Contains(alerts.Log.Entries, static entry => entry.Text.Contains("could not deliver: timeout", StringComparison.Ordinal));
    }

    [Fact]
    public async Task So_is_one_that_ignores_its_token_and_no_other_is_made_before_it_has_ended()
    {
        var first = new TaskCompletionSource();
        var channel = new RecordingChannel { Attempt = (_, _) => first.Task };
        await using var alerts = await AlertsUnderTest.StartAsync(channel);
        await alerts.OnAsync(Change.Check("database"));
        await Eventually.IsTrueAsync(() => channel.Attempts == 1, "the first attempt");

        channel.Repair();
        await AdvanceUntilAsync(alerts, () => alerts.Log.Named("AlertChannelDown").Count == 1);
        Assert.Equal(1, channel.Attempts);
        first.SetException(new InvalidOperationException("too late"));
        await AdvanceUntilAsync(alerts, () => channel.Delivered.Count == 1);

        Assert.Contains(alerts.Log.Entries, static entry => entry.Text.Contains("could not deliver: timeout", StringComparison.Ordinal));
        Assert.Equal("raised database", channel.Said);
    }

    [Fact]
    public async Task A_receiver_that_is_away_is_said_once_and_gets_what_still_fails_when_it_is_back()
    {
        var channel = new RecordingChannel();
        channel.Break(static () => new AlertDeliveryException("connection-failed", isTransient: true) { MayHaveArrived = false });
        await using var alerts = await AlertsUnderTest.StartAsync(channel);

        await alerts.OnAsync(Change.Check("database"), Change.Check("cache"), Change.Check("queue", HealthStatus.Degraded, "slow"));
        await AdvanceUntilAsync(alerts, () => alerts.Log.Named("AlertChannelDown").Count == 1);
        Assert.Equal(5, channel.Attempts);
        await alerts.OnAsync(Change.Recovery("cache"), Change.Check("queue"));
        channel.Repair();
        await AdvanceUntilAsync(alerts, () => channel.Delivered.Count == 2);
        await alerts.SettleAsync(channel);

        // The cache was never told, and so is its recovery; the queue is told as it is.
        Assert.Equal(["raised database Unhealthy", "raised queue Unhealthy"], channel.Delivered.Select(static alert => $"{AlertWords.Of(alert.Kind)} {alert.Name} {alert.Status}").Order());
        Assert.Single(alerts.Log.Named("AlertChannelDown"));
        Assert.Single(alerts.Log.Named("AlertChannelBack"));
    }

    [Fact]
    public async Task A_recovery_is_told_where_the_alert_may_have_arrived()
    {
        var channel = new RecordingChannel();
        channel.Break(static () => new AlertDeliveryException("connection-broken", isTransient: true));
        await using var alerts = await AlertsUnderTest.StartAsync(channel);
        await alerts.OnAsync(Change.Check("database"));
        await Eventually.IsTrueAsync(() => alerts.Log.Entries.Count == 1, "the failure is logged");

        await alerts.OnAsync(Change.Recovery("database"));
        channel.Repair();
        await AdvanceUntilAsync(alerts, () => channel.Delivered.Count == 1);

        Assert.Equal("recovered database", channel.Said);
    }

    [Fact]
    public async Task An_alert_that_waited_expires_later()
    {
        var channel = new RecordingChannel();
        channel.Break(static () => new AlertDeliveryException("connection-failed", isTransient: true));
        await using var alerts = await AlertsUnderTest.StartAsync(channel);
        await alerts.OnAsync(Change.Check("database"));
        await Eventually.IsTrueAsync(() => alerts.Log.Entries.Count == 1, "the failure is logged");

        alerts.Clock.Advance(600);
        channel.Repair();
        await AdvanceUntilAsync(alerts, () => channel.Delivered.Count == 1);

        var alert = channel.Delivered[0];
        Assert.True(alert.ExpiresAt >= alert.At.AddSeconds(600 + 3600), $"{alert.At} to {alert.ExpiresAt}");
    }

    [Fact]
    public async Task What_a_receiver_refuses_for_good_is_given_up()
    {
        var channel = new RecordingChannel
        {
            Attempt = static (alert, _) => alert.Name == "database" ? throw new AlertDeliveryException("status-400", isTransient: false) : Task.CompletedTask,
        };
        await using var alerts = await AlertsUnderTest.StartAsync(channel);

        await alerts.OnAsync(Change.Check("database"), Change.Check("cache"));
        await alerts.SettleAsync(channel);

        Assert.Equal("raised cache", channel.Said);
        Assert.Equal("Alert channel recording was refused: status-400; its alert, raised for database, is given up", Assert.Single(alerts.Log.Named("AlertRejected")).Text);
    }

    [Fact]
    public async Task A_full_queue_drops_the_oldest_and_says_so_once()
    {
        var gate = new TaskCompletionSource();
        var channel = new RecordingChannel { Attempt = (_, _) => gate.Task };
        await using var alerts = await AlertsUnderTest.StartAsync(channel);
        await alerts.OnAsync(Change.Check("first"));
        await Eventually.IsTrueAsync(() => channel.Attempts == 1, "the first is on its way");

        for (var i = 0; i < AlertSender.Capacity + 10; i++)
            await alerts.OnAsync(Change.Check("check-" + AlertWords.Of(i)));
        gate.SetResult();
        await alerts.SettleAsync(channel);

        Assert.Equal("first", channel.Delivered[0].Name);
        Assert.DoesNotContain(channel.Delivered, static alert => alert.Name is "check-0" or "check-9");
        Assert.Contains(channel.Delivered, static alert => alert.Name == "check-209");
        Assert.Single(alerts.Log.Named("AlertQueueFull"));
    }

    [Fact]
    public async Task Stopping_makes_a_last_attempt_without_waiting()
    {
        var channel = new RecordingChannel();
        channel.Break(static () => new AlertDeliveryException("connection-failed", isTransient: true));
        await using var alerts = await AlertsUnderTest.StartAsync(channel);
        await alerts.OnAsync(Change.Check("database"));
        await Eventually.IsTrueAsync(() => alerts.Log.Entries.Count == 1, "the failure is logged");

        channel.Repair();
        await alerts.StopAsync();

        Assert.Equal("raised database", channel.Said);
    }

    [Fact]
    public async Task Stopping_waits_two_seconds_for_a_channel_that_hangs()
    {
        var channel = new RecordingChannel { Attempt = static (_, token) => Task.Delay(Timeout.Infinite, CancellationToken.None) };
        await using var alerts = await AlertsUnderTest.StartAsync(channel);
        await alerts.OnAsync(Change.Check("database"), Change.Check("cache"));
        await Eventually.IsTrueAsync(() => channel.Attempts == 1, "the first attempt");

        var started = Stopwatch.GetTimestamp();
        await alerts.StopAsync().WaitAsync(Eventually.Limit);

        Assert.True(Stopwatch.GetElapsedTime(started) >= TimeSpan.FromSeconds(1.9), "it did not wait");
        Assert.Contains("with 2 alerts to deliver", Assert.Single(alerts.Log.Named("AlertsUndelivered")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_stop_nothing_is_told()
    {
        var channel = new RecordingChannel();
        await using var alerts = await AlertsUnderTest.StartAsync(channel);
        await alerts.StopAsync();

        await alerts.OnAsync(Change.Check("database"));
        alerts.Clock.Advance(10_000);

        Assert.Equal(0, channel.Attempts);
    }

    /// <summary>Lets time pass, as the sender waits for it.</summary>
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
