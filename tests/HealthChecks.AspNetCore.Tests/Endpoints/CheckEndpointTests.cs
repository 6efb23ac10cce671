using HealthChecks.Tests.Support;

namespace HealthChecks.Tests.Endpoints;

/// <summary>One check, at <c>/healthcheck/&lt;subset&gt;/&lt;check&gt;</c>.</summary>
public sealed class CheckEndpointTests
{
    [Fact]
    public async Task One_check_is_asked_and_no_other()
    {
        var cache = new StubCheck(HealthCheckResult.Healthy());
        var database = new StubCheck(HealthCheckResult.Unhealthy());
        await using var app = await TestApp.StartAsync(Both(cache, database));

        var answer = await app.GetAsync("/healthcheck/readiness/cache");

        Assert.Equal(200, answer.Status);
        Assert.Equal(["cache"], answer.Json.GetProperty("checks").EnumerateObject().Select(static check => check.Name));
        Assert.Equal((1, 0), (cache.Runs, database.Runs));
        Assert.Equal(503, (await app.GetAsync("/healthcheck/readiness/database")).Status);
    }

    [Fact]
    public async Task It_counts_in_full_although_the_subset_makes_less_of_it()
    {
        await using var app = await TestApp.StartAsync(new RegistryBuilder().Subset("readiness")
            .Check("database", HealthCheckResult.Healthy(), "readiness")
            .Check(new HealthCheckDefinition("cache", static _ => new StubCheck(HealthCheckResult.Unhealthy())) { Memberships = [new HealthMembership("readiness") { Critical = false }] }));

        Assert.Equal(200, (await app.GetAsync("/healthcheck/readiness")).Status);
        var answer = await app.GetAsync("/healthcheck/readiness/cache");

        Assert.Equal(503, answer.Status);
        Assert.False(answer.Json.GetProperty("checks").GetProperty("cache").GetProperty("critical").GetBoolean());
    }

    [Theory]
    [InlineData("/healthcheck/readiness/ghost")]
    [InlineData("/healthcheck/readiness/database/more")]
    [InlineData("/healthcheck/other/cache")]
    public async Task What_is_no_member_is_404(string path)
    {
        await using var app = await TestApp.StartAsync(Both(new StubCheck(HealthCheckResult.Healthy()), new StubCheck(HealthCheckResult.Healthy())).Subset("other"));

        Assert.Equal(404, (await app.GetAsync(path)).Status);
    }

    [Fact]
    public async Task It_is_below_a_path_of_the_applications_own_too_and_whatever_its_letter_case()
    {
        await using var app = await TestApp.StartAsync(
            Both(new StubCheck(HealthCheckResult.Healthy()), new StubCheck(HealthCheckResult.Unhealthy())),
            map: static application => application.MapHealthSubset("readiness", "/readyz"));

        Assert.Equal(200, (await app.GetAsync("/readyz/CACHE")).Status);
        Assert.Equal(503, (await app.GetAsync("/readyz/database?format=text")).Status);
    }

    [Fact]
    public async Task A_check_that_hangs_is_late_at_the_deadline_of_the_subset()
    {
        var never = new TaskCompletionSource<HealthCheckResult>();
        await using var app = await TestApp.ListenAsync(
            new RegistryBuilder().Subset(new HealthSubsetDefinition("readiness") { DeadlineSeconds = 0.2 }).Check("hung", new StubCheck(_ => never.Task), "readiness"),
            static builder => builder.Services.PostConfigure<HealthOptions>(static options => options.TimeProvider = TimeProvider.System));

        var answer = await app.GetAsync("/healthcheck/readiness/hung");
        never.SetResult(HealthCheckResult.Healthy());

        Assert.Equal(503, answer.Status);
        Assert.Equal("late", answer.Json.GetProperty("checks").GetProperty("hung").GetProperty("reason").GetString());
    }

    private static RegistryBuilder Both(StubCheck cache, StubCheck database) => new RegistryBuilder()
        .Subset("readiness")
        .Check("cache", cache, "readiness")
        .Check("database", database, "readiness");
}
