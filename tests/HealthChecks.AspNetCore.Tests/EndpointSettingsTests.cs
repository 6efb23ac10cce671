using HealthChecks.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace HealthChecks.Tests;

/// <summary>What the section <c>HealthChecks</c> of the configuration says of endpoints.</summary>
public sealed class EndpointSettingsTests
{
    [Fact]
    public async Task The_configuration_moves_the_paths_that_the_registry_declares()
    {
        await using var app = await TestApp.StartAsync(
            Shop(),
            Configured(("Path", "/probes"), ("LivenessPath", "/alive"), ("PathBase", "/shop")));

        Assert.Equal(200, (await app.GetAsync("/probes/readiness")).Status);
        Assert.Equal(200, (await app.GetAsync("/alive")).Status);
        Assert.Equal(200, (await app.GetAsync("/shop/alive")).Status);
        Assert.Equal(404, (await app.GetAsync("/declared/readiness")).Status);
        Assert.Equal(404, (await app.GetAsync("/declared/alive")).Status);
    }

    [Fact]
    public async Task Code_wins_over_the_configuration()
    {
        await using var app = await TestApp.StartAsync(
            Shop(),
            builder =>
            {
                builder.Services.Configure<HealthEndpointOptions>(static options => options.Path = "/code");
                Configured(("Path", "/probes"), ("LivenessPath", "/alive"))(builder);
            });

        Assert.Equal(200, (await app.GetAsync("/code/readiness")).Status);
        Assert.Equal(200, (await app.GetAsync("/alive")).Status);
    }

    [Fact]
    public async Task Without_a_setting_the_registry_holds()
    {
        await using var app = await TestApp.StartAsync(Shop(), Configured(("Path", ""), ("Anonymous", "")));

        var answer = await app.GetAsync("/declared/readiness");
        Assert.Equal(200, answer.Status);
        Assert.True(answer.Json.TryGetProperty("checks", out _));
        Assert.Equal(200, (await app.GetAsync("/declared/alive")).Status);
    }

    [Theory]
    [InlineData("status", false, false)]
    [InlineData("Names", true, false)]
    [InlineData("FULL", true, true)]
    public async Task The_configuration_says_how_much_anybody_is_told(string detail, bool names, bool text)
    {
        await using var app = await TestApp.StartAsync(Shop(), Configured(("Anonymous", detail)));

        var body = (await app.GetAsync("/declared/readiness")).Body;

        Assert.Equal(names, body.Contains("database", StringComparison.Ordinal));
        Assert.Equal(text, body.Contains("slower than usual", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_invalid_value_is_not_applied()
    {
        var (application, _, _) = TestApp.Create(Shop().Build(), Configured(("Anonymous", "1"), ("Path", "probes"), ("LivenessPath", "/alive?now")));
        await using var disposed = application;

        var options = application.Services.GetRequiredService<IOptions<HealthEndpointOptions>>().Value;

        Assert.Equal(HealthDetail.Names, options.Anonymous);
        Assert.Null(options.Path);
        Assert.Null(options.LivenessPath);
    }

    private static Action<WebApplicationBuilder> Configured(params (string Key, string Value)[] settings) => builder =>
        builder.Configuration.AddInMemoryCollection(settings.Select(static each => KeyValuePair.Create("HealthChecks:" + each.Key, (string?)each.Value)));

    private static RegistryBuilder Shop() => new RegistryBuilder { Path = "/declared", LivenessPath = "/declared/alive" }
        .Subset("readiness")
        .Check("database", HealthCheckResult.Degraded("slower than usual"), "readiness");
}
