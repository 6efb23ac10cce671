using System.Net;
using HealthChecks.Tests.Support;

namespace HealthChecks.Tests.Access;

/// <summary>Who sees what.</summary>
public sealed class DetailAccessTests
{
    private const string Secret = "MARKER";
    private const string Password = "correct horse battery staple";

    private static readonly string[] LookOnly = ["atom", "rss", "openmetrics", "prometheus"];

    /// <summary>The formats that have no place for a text.</summary>
    private static readonly string[] Numbers = ["openmetrics", "prometheus"];

    [Theory]
    // Peer, X-Forwarded-For, secret, expected.
    [InlineData("192.0.2.1", null, null, false)]
    [InlineData("10.1.2.3", null, null, true)]
    [InlineData("::ffff:10.1.2.3", null, null, true)]
    [InlineData("2001:db8::1", null, null, true)]
    [InlineData("2001:db9::1", null, null, false)]
    [InlineData("127.0.0.1", null, null, false)]
    [InlineData(null, null, null, false)]
    // Spoofed: the peer is no trusted proxy.
    [InlineData("192.0.2.1", "10.1.2.3", null, false)]
    [InlineData("192.0.2.1", "10.1.2.3, 172.16.0.1", null, false)]
    [InlineData(null, "10.1.2.3", null, false)]
    // Through a trusted proxy, what it has added itself.
    [InlineData("172.16.0.1", "10.1.2.3", null, true)]
    [InlineData("172.16.0.1", "10.1.2.3:5000", null, true)]
    [InlineData("172.16.0.1", "10.1.2.3, 192.0.2.1", null, false)]
    [InlineData("172.16.0.1", "192.0.2.1, 10.1.2.3", null, true)]
    [InlineData("172.16.0.1", "10.1.2.3, 172.16.0.2", null, true)]
    [InlineData("172.16.0.1", "nonsense", null, false)]
    [InlineData("172.16.0.1", "", null, false)]
    [InlineData("172.16.0.1", null, null, false)]
    // The allow-listed through no proxy are who they are, whatever they send.
    [InlineData("10.1.2.3", "192.0.2.1", null, true)]
    // The secret.
    [InlineData("192.0.2.1", null, Password, true)]
    [InlineData(null, null, Password, true)]
    [InlineData("192.0.2.1", null, "correct horse battery stapl", false)]
    [InlineData("192.0.2.1", null, "correct horse battery stapleX", false)]
    [InlineData("192.0.2.1", null, "Correct horse battery staple", false)]
    [InlineData("192.0.2.1", null, "", false)]
    public async Task Peers_and_secrets(string? peer, string? forwarded, string? secret, bool isFull)
    {
        await using var app = await TestApp.StartAsync(Talkative(), static builder =>
        {
            builder.Configuration.AddSettings(("AllowedNetworks", "10.0.0.0/8, 2001:db8::/32"), ("TrustedProxies", "172.16.0.0/12"), ("DetailsSecret", Password));
            builder.Services.AddHealthJsonFormats().AddHealthFeeds().AddHealthPage().AddHealthPrometheus();
        });
        // The formats that only look have something to say.
        await app.GetAsync("/healthcheck/readiness");

        foreach (var format in FormatsOf((await app.GetAsync("/healthcheck/readiness?format=")).Body))
        {
            var context = await app.Server.SendAsync(
                context =>
                {
                    context.Request.Method = "GET";
                    context.Request.Path = "/healthcheck/readiness";
                    context.Request.QueryString = new QueryString("?format=" + format);
                    context.Connection.RemoteIpAddress = peer is null ? null : IPAddress.Parse(peer);
                    if (forwarded is not null)
                        context.Request.Headers["X-Forwarded-For"] = forwarded;
                    if (secret is not null)
                        context.Request.Headers["X-Health-Secret"] = secret;
                },
                TestContext.Current.CancellationToken);

            var body = await new StreamReader(context.Response.Body).ReadToEndAsync(TestContext.Current.CancellationToken);
            Assert.Equal(LookOnly.Contains(format) ? 200 : 503, context.Response.StatusCode);
            Assert.DoesNotContain(Secret + "-exception", body, StringComparison.Ordinal);
            if (isFull && !Numbers.Contains(format))
                Assert.Contains(Secret + "-text", body, StringComparison.Ordinal);
            else
                Assert.DoesNotContain(Secret, body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_forwarded_address_that_the_framework_has_believed_does_not_count()
    {
        await using var app = await TestApp.ListenAsync(Talkative(), static builder =>
        {
            builder.Configuration.AddSettings(("AllowedNetworks", "10.0.0.0/8"));
            // What a container image may set: believes whoever comes.
            builder.Configuration["ForwardedHeaders_Enabled"] = "true";
        }, static application =>
        {
            application.MapHealth();
            application.MapGet("/who", static context => context.Response.WriteAsync(context.Connection.RemoteIpAddress!.ToString()));
        });

        var answer = await app.SendAsync(HttpMethod.Get, "/healthcheck/readiness", ("X-Forwarded-For", "10.1.2.3"));

        Assert.Equal("10.1.2.3", (await app.SendAsync(HttpMethod.Get, "/who", ("X-Forwarded-For", "10.1.2.3"))).Body);
        Assert.DoesNotContain(Secret, answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Those_whom_a_policy_admits(bool isAuthenticated)
    {
        await using var app = await TestApp.StartAsync(Talkative(), static builder =>
        {
            TestAuthentication.AddTo(builder);
            builder.Services.AddHealthDetailPolicy(static policy => policy.RequireAuthenticatedUser());
        });

        var answer = isAuthenticated
            ? await app.SendAsync(HttpMethod.Get, "/healthcheck/readiness", ("Authorization", "anything"))
            : await app.GetAsync("/healthcheck/readiness");

        Assert.Equal(503, answer.Status);
        Assert.Equal(isAuthenticated, answer.Body.Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_without_the_role_sees_what_anybody_does()
    {
        await using var app = await TestApp.StartAsync(Talkative(), static builder =>
        {
            TestAuthentication.AddTo(builder);
            builder.Services.AddHealthDetailPolicy(static policy => policy.RequireRole("operators"));
        });

        var answer = await app.SendAsync(HttpMethod.Get, "/healthcheck/readiness", ("Authorization", "anything"));

        Assert.Equal(503, answer.Status);
        Assert.DoesNotContain(Secret, answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_that_fails_admits_nobody_and_the_probe_is_answered()
    {
        await using var app = await TestApp.StartAsync(Talkative(), static builder =>
        {
            TestAuthentication.AddTo(builder);
            builder.Services.AddHealthDetailPolicy(static policy => policy.RequireAssertion(static bool (_) => throw new InvalidOperationException("policy server")));
        });

        var answer = await app.SendAsync(HttpMethod.Get, "/healthcheck/readiness", ("Authorization", "anything"));

        Assert.Equal(503, answer.Status);
        Assert.DoesNotContain(Secret, answer.Body, StringComparison.Ordinal);
        Assert.Contains(app.Log.Entries, static entry => entry.Message.Contains("could not be found out", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("AllowedNetworks", "10.0.0.0/40")]
    [InlineData("AllowedNetworks", "localhost")]
    [InlineData("TrustedProxies", "10.0.0.0/8;10.1.2.3")]
    public async Task A_network_that_is_none_stops_the_start(string key, string value)
    {
        await Assert.ThrowsAnyAsync<Exception>(() => TestApp.StartAsync(Talkative(), builder => builder.Configuration.AddSettings((key, value))));
    }

    [Fact]
    public async Task A_secret_that_can_be_guessed_stops_the_start()
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(
            () => TestApp.StartAsync(Talkative(), static builder => builder.Configuration.AddSettings(("DetailsSecret", "short"))));

        Assert.Contains("at least 16", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("'short'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_that_there_is_not_stops_the_start()
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => TestApp.StartAsync(Talkative(), static builder =>
        {
            TestAuthentication.AddTo(builder);
            builder.Services.AddHealthDetailPolicy("operators");
        }));

        Assert.Contains("'operators'", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.0/8", true)]
    [InlineData("::1", true)]
    [InlineData("0.0.0.0/0", true)]
    [InlineData("10.0.0.0/8", false)]
    public async Task A_loopback_entry_warns(string networks, bool warns)
    {
        await using var app = await TestApp.StartAsync(Talkative(), builder => builder.Configuration.AddSettings(("AllowedNetworks", networks)));

        Assert.Equal(warns, app.Log.Entries.Any(static entry => entry.Message.Contains("loopback", StringComparison.Ordinal)));
    }

    // A refusal names every format that there is.
    private static string[] FormatsOf(string refusal)
    {
        var formats = refusal.Split("?format=")[1..].Select(static part => part.Split([' ', '.', ','], 2)[0]).ToArray();
        Assert.True(formats.Length >= 10, refusal);
        return formats;
    }

    private static RegistryBuilder Talkative() => new RegistryBuilder()
        .Subset("readiness")
        .Check("returned", HealthCheckResult.Unhealthy(Secret + "-text", new InvalidOperationException(Secret + "-exception"), new Dictionary<string, object> { ["key"] = Secret + "-data" }), "readiness")
        .Check("threw", StubCheck.Throwing(new InvalidOperationException("Host=db;Password=" + Secret + "-exception")), "readiness");
}
