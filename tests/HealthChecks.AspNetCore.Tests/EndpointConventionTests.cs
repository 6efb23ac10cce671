using HealthChecks.Tests.Support;
using Microsoft.AspNetCore.RateLimiting;

namespace HealthChecks.Tests;

/// <summary>Probes get what the application asks for, and nothing that it does not.</summary>
public sealed class EndpointConventionTests
{
    private static readonly (string, string) Admitted = ("Authorization", "Test");

    [Fact]
    public async Task Under_a_fallback_policy_probes_are_anonymous()
    {
        await using var app = await TestApp.StartAsync(Readiness(), TestAuthentication.AddTo, static application =>
        {
            application.MapHealth();
            application.MapHealthSubset("readiness", "/readyz");
            application.MapGet("/orders", static () => "orders");
        });

        Assert.Equal(401, (await app.GetAsync("/orders")).Status);
        Assert.Equal(200, (await app.GetAsync("/healthcheck/readiness")).Status);
        Assert.Equal(200, (await app.GetAsync("/readyz")).Status);
        Assert.Equal(404, (await app.GetAsync("/healthcheck/nothing")).Status);
        Assert.Equal(405, (await app.SendAsync(HttpMethod.Post, "/healthcheck/readiness")).Status);
    }

    [Fact]
    public async Task RequireAuthorization_on_all_of_them_is_kept()
    {
        await using var app = await TestApp.StartAsync(
            Readiness(),
            TestAuthentication.AddTo,
            static application => application.MapHealth().RequireAuthorization());

        Assert.Equal(401, (await app.GetAsync("/healthcheck/readiness")).Status);
        Assert.Equal(401, (await app.GetAsync("/healthcheck/nothing")).Status);
        Assert.Equal(200, (await app.SendAsync(HttpMethod.Get, "/healthcheck/readiness", Admitted)).Status);
    }

    [Fact]
    public async Task RequireAuthorization_on_one_of_them_is_kept()
    {
        await using var app = await TestApp.StartAsync(Readiness(), TestAuthentication.AddTo, static application =>
        {
            application.MapHealth();
            application.MapHealthSubset("readiness", "/details").RequireAuthorization(static policy => policy.RequireAuthenticatedUser());
        });

        Assert.Equal(401, (await app.GetAsync("/details")).Status);
        Assert.Equal(200, (await app.SendAsync(HttpMethod.Get, "/details", Admitted)).Status);
        Assert.Equal(200, (await app.GetAsync("/healthcheck/readiness")).Status);
    }

    [Fact]
    public async Task RequireAuthorization_on_a_parent_group_is_kept()
    {
        await using var app = await TestApp.StartAsync(Readiness(), TestAuthentication.AddTo, static application =>
        {
            var group = application.MapGroup("/ops");
            group.MapHealth();
            group.MapHealthSubset("readiness", "/readyz");
            group.RequireAuthorization();
        });

        Assert.Equal(401, (await app.GetAsync("/ops/healthcheck/readiness")).Status);
        Assert.Equal(401, (await app.GetAsync("/ops/readyz")).Status);
        Assert.Equal(200, (await app.SendAsync(HttpMethod.Get, "/ops/healthcheck/readiness", Admitted)).Status);
        Assert.Equal(200, (await app.SendAsync(HttpMethod.Get, "/ops/readyz", Admitted)).Status);
    }

    [Fact]
    public async Task AllowAnonymous_beats_the_parent_group()
    {
        await using var app = await TestApp.StartAsync(
            Readiness(),
            TestAuthentication.AddTo,
            static application => application.MapGroup("/ops").RequireAuthorization().MapHealth().AllowAnonymous());

        Assert.Equal(200, (await app.GetAsync("/ops/healthcheck/readiness")).Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RequireCors_gives_the_headers_of_the_policy(bool onParent)
    {
        await using var app = await TestApp.StartAsync(
            Readiness(),
            static builder => builder.Services.AddCors(static options =>
                options.AddPolicy("status-page", static policy => policy.WithOrigins("https://status.example"))),
            application =>
            {
                application.UseCors();
                if (onParent)
                    application.MapGroup("").RequireCors("status-page").MapHealth();
                else
                    application.MapHealth().RequireCors("status-page");
            });

        var answer = await app.SendAsync(HttpMethod.Get, "/healthcheck/readiness", ("Origin", "https://status.example"));
        var preflight = await app.SendAsync(
            HttpMethod.Options,
            "/healthcheck/readiness",
            ("Origin", "https://status.example"),
            ("Access-Control-Request-Method", "GET"));

        Assert.Equal(200, answer.Status);
        Assert.Equal("https://status.example", answer.Header("Access-Control-Allow-Origin"));
        Assert.Equal(204, preflight.Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RequireRateLimiting_limits(bool onParent)
    {
        await using var app = await TestApp.StartAsync(
            Readiness(),
            static builder => builder.Services.AddRateLimiter(static options =>
            {
                options.RejectionStatusCode = 429;
                options.AddFixedWindowLimiter("once", static window =>
                {
                    window.PermitLimit = 1;
                    window.Window = TimeSpan.FromDays(1);
                });
            }),
            application =>
            {
                application.UseRateLimiter();
                if (onParent)
                    application.MapGroup("").RequireRateLimiting("once").MapHealth();
                else
                    application.MapHealth().RequireRateLimiting("once");
            });

        Assert.Equal(200, (await app.GetAsync("/healthcheck/readiness")).Status);
        Assert.Equal(429, (await app.GetAsync("/healthcheck/readiness")).Status);
    }

    [Fact]
    public async Task A_limit_for_everything_else_does_not_throttle_probes()
    {
        await using var app = await TestApp.StartAsync(
            Readiness(),
            static builder => builder.Services.AddRateLimiter(static options =>
            {
                options.GlobalLimiter = System.Threading.RateLimiting.PartitionedRateLimiter.Create<HttpContext, string>(static _ =>
                    System.Threading.RateLimiting.RateLimitPartition.GetConcurrencyLimiter("all", static _ => new() { PermitLimit = 1 }));
                options.GlobalLimiter.AttemptAcquire(new DefaultHttpContext());
            }),
            static application =>
            {
                application.UseRateLimiter();
                application.MapHealth();
                application.MapGet("/orders", static () => "orders");
            });

        Assert.Equal(503, (await app.GetAsync("/orders")).Status);
        Assert.Equal(200, (await app.GetAsync("/healthcheck/readiness")).Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_request_timeout_that_passes_is_a_failure_and_never_an_empty_200(bool onParent)
    {
        var never = new TaskCompletionSource<HealthCheckResult>();
        await using var app = await TestApp.StartAsync(
            new RegistryBuilder().Subset("readiness").Check("hung", new StubCheck(_ => never.Task), "readiness"),
            static builder => builder.Services.AddRequestTimeouts(),
            application =>
            {
                application.UseRequestTimeouts();
                var parent = application.MapGroup("");
                var endpoints = parent.MapHealth();
                (onParent ? (IEndpointConventionBuilder)parent : endpoints).WithRequestTimeout(TimeSpan.FromMilliseconds(50));
            });

        var answer = await app.GetAsync("/healthcheck/readiness");
        never.SetResult(HealthCheckResult.Healthy());

        Assert.Equal(504, answer.Status);
    }

    [Fact]
    public async Task CacheOutput_caches_the_whole_answer()
    {
        var check = new StubCheck(HealthCheckResult.Healthy());
        await using var app = await TestApp.ListenAsync(
            new RegistryBuilder()
                .Subset(new HealthSubsetDefinition("readiness") { FreshSeconds = 0 })
                .Check("database", check, "readiness"),
            static builder => builder.Services.AddOutputCache(),
            static application =>
            {
                application.UseOutputCache();
                application.MapHealth().CacheOutput();
            });

        var first = await app.SendRawAsync("GET", "/healthcheck/readiness?format=text");
        var second = await app.SendRawAsync("GET", "/healthcheck/readiness?format=text");

        Assert.Equal("readiness: Healthy\n[+]database ok\n", first.Body);
        Assert.Equal(first.Body, second.Body);
        Assert.Equal(1, check.Runs);
    }

    [Fact]
    public async Task RequireHost_serves_that_host_alone()
    {
        await using var app = await TestApp.ListenAsync(
            Readiness(),
            map: static application => application.MapHealth().RequireHost("probe.example"));

        Assert.Equal(200, (await app.SendRawAsync("GET", "/healthcheck/readiness", "probe.example")).Status);
        Assert.Equal(404, (await app.SendRawAsync("GET", "/healthcheck/readiness", "other.example")).Status);
    }

    [Fact]
    public async Task Metadata_added_to_what_MapHealth_returns_reaches_every_endpoint()
    {
        await using var app = await TestApp.StartAsync(Readiness(), map: static application =>
            application.MapHealth().WithMetadata("marker"));

        var endpoints = app.Application.Services.GetRequiredService<Microsoft.AspNetCore.Routing.EndpointDataSource>().Endpoints;

        Assert.All(endpoints, static endpoint => Assert.Equal("marker", endpoint.Metadata.GetMetadata<string>()));
        Assert.Equal(["Health: readiness", "Health: readiness, one check", "Health: index", "Health: not found"], endpoints.Select(static endpoint => endpoint.DisplayName));
    }

    [Fact]
    public async Task A_middleware_that_throws_does_not_reach_probes()
    {
        await using var app = await TestApp.ListenAsync(Readiness(), map: static application =>
        {
            application.Use(static (HttpContext _, RequestDelegate _) => throw new InvalidOperationException("broken"));
            application.MapHealth();
        });

        Assert.Equal(500, (await app.SendRawAsync("GET", "/")).Status);
        Assert.Equal(200, (await app.SendRawAsync("GET", "/healthcheck/readiness")).Status);
    }

    [Fact]
    public async Task UseHttpsRedirection_does_not_redirect_probes()
    {
        await using var app = await TestApp.StartAsync(
            Readiness(),
            static builder => builder.Services.AddHttpsRedirection(static options => options.HttpsPort = 443),
            static application =>
            {
                application.UseHttpsRedirection();
                application.MapHealth();
                application.MapGet("/orders", static () => "orders");
            });

        Assert.Equal(307, (await app.GetAsync("/orders")).Status);
        Assert.Equal(200, (await app.GetAsync("/healthcheck/readiness")).Status);
    }

    [Fact]
    public async Task A_fallback_never_answers_for_a_probe()
    {
        await using var app = await TestApp.StartAsync(Readiness(), map: static application =>
        {
            application.MapHealth();
            application.MapFallback(static context => context.Response.WriteAsync("<!doctype html>"));
        });

        Assert.Equal("<!doctype html>", (await app.GetAsync("/anything")).Body);
        Assert.Equal(200, (await app.GetAsync("/healthcheck/readiness")).Status);
        Assert.Equal(404, (await app.GetAsync("/healthcheck/readines")).Status);
        Assert.Equal("application/json", (await app.GetAsync("/healthcheck")).ContentType);
        Assert.Equal(405, (await app.SendAsync(HttpMethod.Post, "/healthcheck/readiness")).Status);
    }

    [Fact]
    public async Task A_fallback_to_a_file_never_answers_for_a_probe()
    {
        var root = Directory.CreateTempSubdirectory();
        try
        {
            await File.WriteAllTextAsync(Path.Combine(root.FullName, "index.html"), "<!doctype html>", TestContext.Current.CancellationToken);
            await using var app = await TestApp.StartAsync(
                Readiness(),
                map: application =>
                {
                    application.Environment.WebRootFileProvider = new Microsoft.Extensions.FileProviders.PhysicalFileProvider(root.FullName);
                    application.UseStaticFiles();
                    application.MapHealth();
                    application.MapFallbackToFile("index.html");
                });

            Assert.Equal("<!doctype html>", (await app.GetAsync("/anything")).Body);
            Assert.Equal(200, (await app.GetAsync("/healthcheck/readiness")).Status);
            Assert.Equal(404, (await app.GetAsync("/healthcheck/readines")).Status);
            Assert.Equal("application/json", (await app.GetAsync("/healthcheck/")).ContentType);
            Assert.Equal(405, (await app.SendAsync(HttpMethod.Post, "/healthcheck/readiness")).Status);
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    private static RegistryBuilder Readiness() =>
        new RegistryBuilder().Subset("readiness").Check("database", HealthCheckResult.Healthy(), "readiness");
}
