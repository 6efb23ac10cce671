using System.Security.Cryptography;
using System.Text;
using HealthChecks.Testing.Servers;
using Microsoft.AspNetCore.Http;

namespace HealthChecks.Tests.Alerts;

/// <summary>Webhooks and Telegram, against a real HTTP server.</summary>
public sealed class WebhookTests
{
    [Fact]
    public async Task Posts_JSON()
    {
        await using var receiver = await HttpReceiver.StartAsync();
        var channel = new WebhookAlertChannel("ops", new WebhookAlertOptions { Url = receiver.Url + "/hook", Authorization = "Bearer abc" });

        await channel.SendAsync(SampleAlert.Of(), TestContext.Current.CancellationToken);

        var request = Assert.Single(receiver.Requests);
        Assert.Equal("/hook", request.Path);
        Assert.Equal("application/json; charset=utf-8", request.Headers["Content-Type"]);
        Assert.Equal("Bearer abc", request.Headers["Authorization"]);
        Assert.Equal("database", request.Json.GetProperty("name").GetString());
        Assert.False(request.Headers.ContainsKey(WebhookAlertChannel.SignatureHeader));
        Assert.False(request.Headers.ContainsKey("traceparent"));
    }

    [Fact]
    public async Task The_receiver_can_verify_the_signature()
    {
        await using var receiver = await HttpReceiver.StartAsync();
        var clock = new TimerClock();
        var channel = new WebhookAlertChannel("ops", new WebhookAlertOptions { Url = receiver.Url, Secret = "s3cret" }, clock);

        await channel.SendAsync(SampleAlert.Of(text: "ünï"), TestContext.Current.CancellationToken);

        var request = Assert.Single(receiver.Requests);
        var timestamp = request.Headers["X-HealthChecks-Timestamp"];
        Assert.Equal(clock.GetUtcNow().ToUnixTimeSeconds(), long.Parse(timestamp, System.Globalization.CultureInfo.InvariantCulture));
        var expected = HMACSHA256.HashData("s3cret"u8, Encoding.UTF8.GetBytes(timestamp + "." + request.Body));
        Assert.Equal("sha256=" + Convert.ToHexStringLower(expected), request.Headers["X-HealthChecks-Signature"]);
    }

    [Theory]
    [InlineData(408, true)]
    [InlineData(429, true)]
    [InlineData(500, true)]
    [InlineData(503, true)]
    [InlineData(302, false)]
    [InlineData(400, false)]
    [InlineData(401, false)]
    [InlineData(404, false)]
    public async Task Says_whether_another_attempt_may_help(int status, bool isTransient)
    {
        await using var receiver = await HttpReceiver.StartAsync();
        receiver.Answer = context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = "/elsewhere";
            return Task.CompletedTask;
        };
        var channel = new WebhookAlertChannel("ops", new WebhookAlertOptions { Url = receiver.Url });

        var exception = await Assert.ThrowsAsync<AlertDeliveryException>(() => channel.SendAsync(SampleAlert.Of(), CancellationToken.None).AsTask());

        Assert.Equal(("status-" + AlertWords.Of(status), isTransient), (exception.Error, exception.IsTransient));
        Assert.Single(receiver.Requests);
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData("Fri, 02 Jan 2026 03:05:05 GMT", 60)]
    public async Task Knows_when_the_receiver_wants_to_be_asked_again(string retryAfter, double seconds)
    {
        await using var receiver = await HttpReceiver.StartAsync();
        receiver.Answer = context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = retryAfter;
            return Task.CompletedTask;
        };
        var channel = new WebhookAlertChannel("ops", new WebhookAlertOptions { Url = receiver.Url }, new TimerClock());

        var exception = await Assert.ThrowsAsync<AlertDeliveryException>(() => channel.SendAsync(SampleAlert.Of(), CancellationToken.None).AsTask());

        Assert.Equal(TimeSpan.FromSeconds(seconds), exception.RetryAfter);
    }

    [Fact]
    public async Task Says_that_nobody_listens()
    {
        var channel = new WebhookAlertChannel("ops", new WebhookAlertOptions { Url = $"http://127.0.0.1:{FreePort.Find()}/T0P-SECRET" });

        var exception = await Assert.ThrowsAsync<AlertDeliveryException>(() => channel.SendAsync(SampleAlert.Of(), CancellationToken.None).AsTask());

        Assert.Equal(("connection-failed", true, false), (exception.Error, exception.IsTransient, exception.MayHaveArrived));
        Assert.DoesNotContain("SECRET", exception.ToString(), StringComparison.Ordinal);
        Assert.Null(exception.InnerException);
    }

    [Fact]
    public async Task Says_that_the_connection_broke()
    {
        await using var receiver = await HttpReceiver.StartAsync();
        receiver.Answer = static context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };
        var channel = new WebhookAlertChannel("ops", new WebhookAlertOptions { Url = receiver.Url });

        var exception = await Assert.ThrowsAsync<AlertDeliveryException>(() => channel.SendAsync(SampleAlert.Of(), CancellationToken.None).AsTask());

        Assert.Equal(("connection-broken", true, true), (exception.Error, exception.IsTransient, exception.MayHaveArrived));
    }

    [Theory]
    [InlineData(null, "Url")]
    [InlineData("", "Url")]
    [InlineData("hooks.example/x", "Url")]
    [InlineData("ftp://hooks.example/x", "Url")]
    public void A_setting_that_cannot_be_is_named_and_not_shown(string? url, string setting)
    {
        var exception = Assert.Throws<InvalidOperationException>(() => new WebhookAlertChannel("ops", new WebhookAlertOptions { Url = url }));

        Assert.StartsWith($"Alert channel 'ops': {setting} ", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hooks", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Telegram_gets_a_message_for_its_chat()
    {
        await using var receiver = await HttpReceiver.StartAsync();
        var channel = new TelegramAlertChannel("chat", new TelegramAlertOptions { BaseUrl = receiver.Url, BotToken = "123456:ABC-def", ChatId = "-100" });

        await channel.SendAsync(SampleAlert.Of(), TestContext.Current.CancellationToken);

        var request = Assert.Single(receiver.Requests);
        Assert.Equal("/bot123456:ABC-def/sendMessage", request.Path);
        Assert.Equal("-100", request.Json.GetProperty("chat_id").GetString());
        Assert.StartsWith("[critical] shop: check database is Unhealthy (timeout)\n", request.Json.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Telegram_says_in_its_answer_when_to_come_again()
    {
        await using var receiver = await HttpReceiver.StartAsync();
        receiver.Answer = static context =>
        {
            context.Response.StatusCode = 429;
            return context.Response.WriteAsync("""{"ok":false,"error_code":429,"parameters":{"retry_after":35}}""");
        };
        var channel = new TelegramAlertChannel("chat", new TelegramAlertOptions { BaseUrl = receiver.Url, BotToken = "123456:ABC-def", ChatId = "-100" });

        var exception = await Assert.ThrowsAsync<AlertDeliveryException>(() => channel.SendAsync(SampleAlert.Of(), CancellationToken.None).AsTask());

        Assert.Equal(TimeSpan.FromSeconds(35), exception.RetryAfter);
    }

    [Fact]
    public async Task Telegram_gets_no_longer_message_than_it_takes()
    {
        await using var receiver = await HttpReceiver.StartAsync();
        var channel = new TelegramAlertChannel("chat", new TelegramAlertOptions { BaseUrl = receiver.Url, BotToken = "1:a", ChatId = "1" });

        await channel.SendAsync(SampleAlert.Of(text: new string('x', 10_000)), TestContext.Current.CancellationToken);

        Assert.True(receiver.Requests[0].Json.GetProperty("text").GetString()!.Length <= 4096, "too long");
    }

    [Theory]
    [InlineData(null, "1", "BotToken")]
    [InlineData("a/b", "1", "BotToken")]
    [InlineData("1:a", " ", "ChatId")]
    public void A_setting_of_Telegram_that_cannot_be_is_named(string? token, string chat, string setting)
    {
        var exception = Assert.Throws<InvalidOperationException>(() => new TelegramAlertChannel("chat", new TelegramAlertOptions { BotToken = token, ChatId = chat }));

        Assert.StartsWith($"Alert channel 'chat': {setting} ", exception.Message, StringComparison.Ordinal);
    }
}
