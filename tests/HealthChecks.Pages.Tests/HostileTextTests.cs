using HealthChecks.Tests.Support;

namespace HealthChecks.Tests;

public sealed class HostileTextTests
{
    private const string Hostile = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>&amp;\u202e";

    [Fact]
    public async Task Whatever_names_texts_and_data_hold_is_text()
    {
        var registry = new RegistryBuilder().Subset("readiness").Check(new HealthCheckDefinition("told", static _ => new StubCheck(new HealthCheckResult(
            HealthStatus.Unhealthy,
            Hostile,
            data: new Dictionary<string, object> { [Hostile] = Hostile, ["odd"] = new Odd() })))
        {
            Source = "Tests.Told",
            Description = Hostile,
            Memberships = [new HealthMembership("readiness")],
        });
        await using var app = await TestApp.StartAsync(registry, static builder =>
        {
            builder.Services.AddHealthPage(static options => options.Title = Hostile);
            builder.Services.AddHealthChecks().AddCheck(Hostile, static () => HealthCheckResult.Degraded(Hostile), tags: ["readiness"]);
        }, environment: "Development");
        await app.GetAsync("/healthcheck/readiness");

        foreach (var path in (string[])["/healthcheck", "/healthcheck/readiness", "/healthcheck/readiness/told"])
        {
            var (answer, document) = await app.OpenAsync(path);

            Assert.Single(document.QuerySelectorAll("script"));
            Assert.Empty(document.QuerySelectorAll("img"));
            Assert.DoesNotContain("<script>alert", answer.Body, StringComparison.Ordinal);
            Assert.Contains(Hostile, document.Title, StringComparison.Ordinal);
            Assert.All(document.QuerySelectorAll("bdi, p, dd, dt, td, th, code"), static element => Assert.DoesNotContain(element.Attributes, static attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)));
            Assert.NotEmpty(document.QuerySelectorAll("main").Single().TextContent);
        }

        var (_, subset) = await app.OpenAsync("/healthcheck/readiness");
        Assert.Contains(subset.QuerySelectorAll("tbody tr"), static row => row.GetAttribute("data-key") == Hostile && row.QuerySelector("th bdi")!.TextContent == Hostile);
        var (_, check) = await app.OpenAsync("/healthcheck/readiness/told");
        var data = check.QuerySelector("section[aria-labelledby=data]")!;
        Assert.Contains(data.QuerySelectorAll("dd"), static value => value.TextContent == Hostile);
        Assert.Contains(data.QuerySelectorAll("dd"), static value => value.TextContent == nameof(Odd));
        Assert.Contains(check.QuerySelectorAll(".hero .tx"), static text => text.TextContent == Hostile);
    }

    private sealed class Odd
    {
        public override string ToString() => throw new InvalidOperationException("no text");
    }
}
