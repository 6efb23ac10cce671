using HealthChecks.Tests.Support;

namespace HealthChecks.Tests.Formats;

/// <summary>What <c>?verbose</c> and <c>?exclude=</c> do to the text format.</summary>
public sealed class TextQueryTests
{
    [Fact]
    public async Task Verbose_adds_times()
    {
        await using var app = await TestApp.StartAsync(Mixed());

        var answer = await app.GetAsync("/healthcheck/readiness?format=text&verbose");

        Assert.Equal("readiness: Unhealthy\n[+]cache ok (took 0 ms, 0 ms ago)\n[-]database refused (took 0 ms, 0 ms ago)\n", answer.Body);
    }

    [Fact]
    public async Task What_is_excluded_is_neither_listed_nor_counted()
    {
        await using var app = await TestApp.StartAsync(Mixed());

        var answer = await app.GetAsync("/healthcheck/readiness?format=text&exclude=DATABASE");
        var whole = await app.GetAsync("/healthcheck/readiness?format=text");

        Assert.Equal((200, "readiness: Healthy\n[+]cache ok\n"), (answer.Status, answer.Body));
        Assert.Equal(503, whole.Status);
        Assert.Contains("[-]database refused", whole.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Excluding_everything_is_not_green()
    {
        await using var app = await TestApp.StartAsync(Mixed());

        var answer = await app.GetAsync("/healthcheck/readiness?format=text&exclude=database&exclude=cache");

        Assert.Equal((503, "readiness: Unhealthy (empty)\n"), (answer.Status, answer.Body));
    }

    [Fact]
    public async Task Excluding_what_there_is_not_is_a_line_and_changes_nothing()
    {
        await using var app = await TestApp.StartAsync(Mixed());

        var answer = await app.GetAsync("/healthcheck/readiness?format=text&exclude=databse&exclude=%0A%5B%2B%5Dforged&exclude=");

        Assert.Equal(503, answer.Status);
        Assert.Equal("readiness: Unhealthy\nwarning: there is no check 'databse' to exclude\n[+]cache ok\n[-]database refused\n", answer.Body);
    }

    [Fact]
    public async Task JSON_knows_no_exclusion()
    {
        await using var app = await TestApp.StartAsync(Mixed());

        Assert.Equal(503, (await app.GetAsync("/healthcheck/readiness?exclude=database")).Status);
    }

    [Fact]
    public async Task A_subset_that_drains_stays_red_whatever_is_excluded()
    {
        await using var app = await TestApp.StartAsync(new RegistryBuilder().Subset(new HealthSubsetDefinition("readiness") { Probe = ProbeKind.Readiness })
            .Check("cache", HealthCheckResult.Healthy(), "readiness")
            .Check("database", HealthCheckResult.Healthy(), "readiness"));
        app.Application.Services.GetRequiredService<IHealthLifecycle>().Cordon();

        var answer = await app.GetAsync("/healthcheck/readiness?format=text&exclude=database");

        Assert.Equal(503, answer.Status);
        Assert.StartsWith("readiness: Unhealthy (cordoned)", answer.Body, StringComparison.Ordinal);
    }

    private static RegistryBuilder Mixed() => new RegistryBuilder()
        .Subset("readiness")
        .Check("cache", HealthCheckResult.Healthy(), "readiness")
        .Check("database", HealthResults.Unhealthy("refused", "refused"), "readiness");
}
