using HealthChecks.Tests.Support;

namespace HealthChecks.Tests;

/// <summary>Checks and endpoints of the framework's kind, beside ours over HTTP.</summary>
public sealed class InteropTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_registration_of_another_package_joins_the_subset_that_its_tag_names(bool before)
    {
        var check = new StubCheck(HealthCheckResult.Degraded("slow"));
        await using var app = await TestApp.StartAsync(Readiness(), builder => Register(builder, check, before));

        var answer = await app.GetAsync("/healthcheck/readiness");

        var member = answer.Json.GetProperty("checks").GetProperty("Third Party");
        Assert.Equal("Degraded", member.GetProperty("status").GetString());
        Assert.Equal("degraded", member.GetProperty("reason").GetString());
        Assert.Equal("Degraded", answer.Json.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Its_failure_fails_the_subset()
    {
        var check = StubCheck.Throwing(new InvalidOperationException("S3CRET"));
        await using var app = await TestApp.StartAsync(Readiness(), builder => Register(builder, check, before: true));

        var answer = await app.GetAsync("/healthcheck/readiness");

        Assert.Equal(503, answer.Status);
        Assert.DoesNotContain("S3CRET", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task MapHealthChecks_beside_ours_runs_nothing_a_second_time(bool before)
    {
        var check = new StubCheck(HealthCheckResult.Healthy());
        await using var app = await TestApp.StartAsync(
            Readiness(),
            builder => Register(builder, check, before),
            static application =>
            {
                application.MapHealth();
                application.MapHealthChecks("/framework");
            });

        Assert.Equal(200, (await app.GetAsync("/healthcheck/readiness")).Status);
        Assert.Equal("Healthy", (await app.GetAsync("/framework")).Body);
        Assert.Equal(200, (await app.GetAsync("/healthcheck/readiness")).Status);
        Assert.Equal(1, check.Runs);

        app.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("Healthy", (await app.GetAsync("/framework")).Body);
        Assert.Equal(2, check.Runs);
    }

    [Fact]
    public async Task MapHealthChecks_serves_our_checks_by_subset_as_a_tag()
    {
        await using var app = await TestApp.StartAsync(
            Readiness().Check("broken", HealthCheckResult.Unhealthy(), "integrations"),
            static builder => builder.Services.AddHealthChecks(),
            static application =>
            {
                application.MapHealthChecks("/all");
                application.MapHealthChecks("/ready", new() { Predicate = static registration => registration.Tags.Contains("readiness") });
            });

        Assert.Equal("Unhealthy", (await app.GetAsync("/all")).Body);
        Assert.Equal(503, (await app.GetAsync("/all")).Status);
        Assert.Equal("Healthy", (await app.GetAsync("/ready")).Body);
    }

    [Fact]
    public async Task A_registration_on_what_AddHealthRegistry_returns_joins_too()
    {
        await using var app = await TestApp.StartAsync(
            Readiness(),
            static builder => builder.Services.AddHealthRegistry<TestRegistry>()
                .AddCheck("inline", static () => HealthCheckResult.Unhealthy(), ["readiness"]));

        var answer = await app.GetAsync("/healthcheck/readiness");

        Assert.Equal(503, answer.Status);
        Assert.Equal("Unhealthy", answer.Json.GetProperty("checks").GetProperty("inline").GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_name_that_is_taken_stops_the_start_and_names_both()
    {
        var (application, _, _) = TestApp.Create(
            Readiness().Build(),
            static builder => builder.Services.AddHealthChecks().AddCheck("Database", static () => HealthCheckResult.Healthy()));
        await using var _ = application;

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => application.StartAsync(TestContext.Current.CancellationToken));

        Assert.Contains("Tests.database", exception.Message, StringComparison.Ordinal);
        Assert.Contains("a registration at run time", exception.Message, StringComparison.Ordinal);
    }

    private static void Register(WebApplicationBuilder builder, StubCheck check, bool before)
    {
        if (!before)
            builder.Services.AddHealthRegistry<TestRegistry>();
        builder.Services.AddHealthChecks().Add(new HealthCheckRegistration("Third Party", _ => check, failureStatus: null, tags: ["readiness"]));
    }

    private static RegistryBuilder Readiness() => new RegistryBuilder()
        .Subset("readiness")
        .Subset("integrations")
        .Check("database", HealthCheckResult.Healthy(), "readiness");
}
