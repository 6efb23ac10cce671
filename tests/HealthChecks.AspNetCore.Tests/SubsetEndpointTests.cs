using HealthChecks.Tests.Support;

namespace HealthChecks.Tests;

public sealed class SubsetEndpointTests
{
    [Theory]
    [InlineData(HealthStatus.Healthy, 200)]
    [InlineData(HealthStatus.Degraded, 200)]
    [InlineData(HealthStatus.Unhealthy, 503)]
    public async Task Answers_200_when_it_passes_and_503_when_not(HealthStatus status, int expected)
    {
        await using var app = await TestApp.StartAsync(Readiness(new HealthCheckResult(status)));

        var answer = await app.GetAsync("/healthcheck/readiness");

        Assert.Equal(expected, answer.Status);
        Assert.Equal(status.ToString(), answer.Json.GetProperty("status").GetString());
    }

    [Theory]
    [InlineData(HealthStatus.Healthy, 299)]
    [InlineData(HealthStatus.Degraded, 218)]
    [InlineData(HealthStatus.Unhealthy, 500)]
    public async Task Answers_with_the_status_codes_of_its_declaration(HealthStatus status, int expected)
    {
        await using var app = await TestApp.StartAsync(new RegistryBuilder()
            .Subset(new HealthSubsetDefinition("readiness") { HealthyStatusCode = 299, DegradedStatusCode = 218, UnhealthyStatusCode = 500 })
            .Check("database", new HealthCheckResult(status), "readiness"));

        Assert.Equal(expected, (await app.GetAsync("/healthcheck/readiness")).Status);
    }

    [Theory]
    [InlineData(true, 503)]
    [InlineData(false, 200)]
    public async Task A_member_that_is_not_critical_fails_nothing_and_is_visible(bool critical, int expected)
    {
        var check = new HealthCheckDefinition("cache", static _ => new StubCheck(HealthCheckResult.Unhealthy()))
        {
            Memberships = [new HealthMembership("readiness", critical)],
        };
        await using var app = await TestApp.StartAsync(new RegistryBuilder().Subset("readiness").Check(check));

        var answer = await app.GetAsync("/healthcheck/readiness");

        Assert.Equal(expected, answer.Status);
        Assert.Equal("Unhealthy", answer.Json.GetProperty("checks").GetProperty("cache").GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_subset_without_members_is_never_green()
    {
        await using var app = await TestApp.StartAsync(new RegistryBuilder().Subset(new HealthSubsetDefinition("readiness") { AllowEmpty = true }));

        var answer = await app.GetAsync("/healthcheck/readiness");

        Assert.Equal(503, answer.Status);
        Assert.Equal("empty", answer.Json.GetProperty("reason").GetString());
    }

    [Theory]
    [InlineData("/healthcheck/readines")]
    [InlineData("/healthcheck/readiness/more")]
    [InlineData("/healthcheck/readiness/database/more")]
    public async Task What_is_below_the_mount_and_no_subset_is_not_found(string path)
    {
        await using var app = await TestApp.StartAsync(Readiness(HealthCheckResult.Healthy()));

        var answer = await app.GetAsync(path);

        Assert.Equal(404, answer.Status);
        AssertEmpty(answer);
    }

    [Theory]
    [InlineData("/healthcheck/readiness/")]
    [InlineData("/HEALTHCHECK/Readiness")]
    public async Task The_case_of_the_path_and_a_trailing_slash_do_not_matter(string path)
    {
        await using var app = await TestApp.StartAsync(Readiness(HealthCheckResult.Healthy()));

        Assert.Equal(200, (await app.GetAsync(path)).Status);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    public async Task Refuses_every_method_but_GET_and_HEAD_and_runs_nothing(string method)
    {
        var check = new StubCheck(HealthCheckResult.Healthy());
        await using var app = await TestApp.StartAsync(new RegistryBuilder().Subset("readiness").Check("database", check, "readiness"));

        var answer = await app.SendAsync(new HttpMethod(method), "/healthcheck/readiness");

        Assert.Equal(405, answer.Status);
        Assert.Equal("GET, HEAD", answer.Header("Allow"));
        AssertEmpty(answer);
        Assert.Equal(0, check.Runs);
    }

    [Theory]
    [InlineData("application/json", "application/json")]
    [InlineData("text/plain", "text/plain; charset=utf-8")]
    public async Task Carries_the_headers_of_an_answer_that_nobody_keeps(string accept, string contentType)
    {
        await using var app = await TestApp.ListenAsync(Readiness(HealthCheckResult.Healthy()));

        var answer = await app.GetAsync("/healthcheck/readiness", accept);

        Assert.Equal(contentType, answer.ContentType);
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        Assert.Equal("Accept", answer.Header("Vary"));
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.Equal(answer.Body.Length.ToString(), answer.Header("Content-Length"));
    }

    [Fact]
    public async Task HEAD_runs_the_checks_and_has_the_headers_alone()
    {
        await using var app = await TestApp.ListenAsync(Readiness(HealthCheckResult.Unhealthy()));

        var answer = await app.SendRawAsync("HEAD", "/healthcheck/readiness?format=text");

        Assert.Equal(503, answer.Status);
        Assert.Equal("text/plain; charset=utf-8", answer.ContentType);
        Assert.Equal("readiness: Unhealthy\n[-]database unhealthy\n".Length.ToString(), answer.Header("Content-Length"));
        Assert.Equal("", answer.Body);
    }

    [Fact]
    public async Task A_late_check_does_not_hold_up_the_answer()
    {
        var never = new TaskCompletionSource<HealthCheckResult>();
        var slow = new StubCheck(_ => never.Task);
        await using var app = await TestApp.StartAsync(new RegistryBuilder()
            .Subset("readiness")
            .Check("slow", slow, "readiness")
            .Check("quick", HealthCheckResult.Healthy(), "readiness"));

        var pending = app.GetAsync("/healthcheck/readiness");
        await slow.Started;
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        var answer = await pending;
        never.SetResult(HealthCheckResult.Healthy());

        Assert.Equal(503, answer.Status);
        Assert.Equal("late", answer.Json.GetProperty("checks").GetProperty("slow").GetProperty("reason").GetString());
        Assert.Equal("healthy", answer.Json.GetProperty("checks").GetProperty("quick").GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Probes_within_the_freshness_of_a_reading_run_nothing()
    {
        var check = new StubCheck(HealthCheckResult.Healthy());
        await using var app = await TestApp.StartAsync(new RegistryBuilder().Subset("readiness").Check("database", check, "readiness"));

        for (var i = 0; i < 5; i++)
            await app.GetAsync("/healthcheck/readiness");
        Assert.Equal(1, check.Runs);

        app.Clock.Advance(TimeSpan.FromSeconds(2));
        await app.GetAsync("/healthcheck/readiness");
        Assert.Equal(2, check.Runs);
    }

    [Fact]
    public async Task Both_formats_and_every_subset_read_the_same_run()
    {
        var check = new StubCheck(HealthCheckResult.Healthy());
        await using var app = await TestApp.StartAsync(new RegistryBuilder()
            .Subset("readiness")
            .Subset("integrations")
            .Check("database", check, "readiness", "integrations"));

        await app.GetAsync("/healthcheck/readiness", "application/json");
        await app.GetAsync("/healthcheck/readiness", "text/plain");
        await app.GetAsync("/healthcheck/integrations");

        Assert.Equal(1, check.Runs);
    }

    [Fact]
    public async Task A_changed_reading_is_served_at_once()
    {
        var result = HealthCheckResult.Healthy();
        await using var app = await TestApp.StartAsync(new RegistryBuilder()
            .Subset(new HealthSubsetDefinition("readiness") { FreshSeconds = 0 })
            .Check("database", new StubCheck(_ => Task.FromResult(result)), "readiness"));

        Assert.Equal(200, (await app.GetAsync("/healthcheck/readiness")).Status);
        result = HealthCheckResult.Unhealthy();
        Assert.Equal(503, (await app.GetAsync("/healthcheck/readiness")).Status);
        result = HealthCheckResult.Healthy();
        Assert.Equal(200, (await app.GetAsync("/healthcheck/readiness")).Status);
    }

    [Fact]
    public async Task Startup_stays_passed_once_it_has_passed()
    {
        var result = HealthCheckResult.Unhealthy();
        await using var app = await TestApp.StartAsync(new RegistryBuilder()
            .Subset(new HealthSubsetDefinition("startup") { FreshSeconds = 0 })
            .Check("migrations", new StubCheck(_ => Task.FromResult(result)), "startup"));

        Assert.Equal(503, (await app.GetAsync("/healthcheck/startup")).Status);
        result = HealthCheckResult.Healthy();
        Assert.Equal(200, (await app.GetAsync("/healthcheck/startup")).Status);
        result = HealthCheckResult.Unhealthy();
        Assert.Equal(200, (await app.GetAsync("/healthcheck/startup")).Status);
    }

    private static void AssertEmpty(Answer answer)
    {
        Assert.Equal("", answer.Body);
        Assert.Equal("0", answer.Header("Content-Length"));
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
    }

    private static RegistryBuilder Readiness(HealthCheckResult result) =>
        new RegistryBuilder().Subset("readiness").Check("database", result, "readiness");
}
