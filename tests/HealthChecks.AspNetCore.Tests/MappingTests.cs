using HealthChecks.Tests.Support;
using Microsoft.AspNetCore.TestHost;

namespace HealthChecks.Tests;

public sealed class MappingTests
{
    [Fact]
    public async Task Serves_every_subset_at_its_name()
    {
        await using var app = await TestApp.StartAsync(TwoSubsets());

        Assert.Equal("readiness", (await app.GetAsync("/healthcheck/readiness")).Json.GetProperty("subset").GetString());
        Assert.Equal("startup", (await app.GetAsync("/healthcheck/startup")).Json.GetProperty("subset").GetString());
    }

    [Fact]
    public async Task The_mount_of_the_registry_replaces_the_default()
    {
        var registry = new RegistryBuilder { Path = "/internal/health/" }
            .Subset("readiness").Check("database", HealthCheckResult.Healthy(), "readiness");
        await using var app = await TestApp.StartAsync(registry);

        Assert.Equal(200, (await app.GetAsync("/internal/health/readiness")).Status);
        Assert.Equal(404, (await app.GetAsync("/healthcheck/readiness")).Status);
    }

    [Fact]
    public async Task The_mount_of_the_options_replaces_that_of_the_registry()
    {
        await using var app = await TestApp.StartAsync(
            TwoSubsets(),
            static builder => builder.Services.AddHealthRegistry<TestRegistry>(static options => options.Path = "/h"));

        Assert.Equal(200, (await app.GetAsync("/h/readiness")).Status);
        Assert.Equal(404, (await app.GetAsync("/healthcheck/readiness")).Status);
    }

    [Fact]
    public async Task Mounted_at_the_root_it_leaves_the_rest_to_the_application()
    {
        await using var app = await TestApp.StartAsync(
            new RegistryBuilder { Path = "/" }.Subset("readiness").Check("database", HealthCheckResult.Healthy(), "readiness"),
            map: static application =>
            {
                application.MapHealth();
                application.MapFallback(static context => context.Response.WriteAsync("application"));
            });

        Assert.Equal(200, (await app.GetAsync("/readiness")).Status);
        Assert.Equal("application", (await app.GetAsync("/")).Body);
        Assert.Equal("application", (await app.GetAsync("/orders/1")).Body);
    }

    [Fact]
    public async Task A_parent_group_puts_its_prefix_in_front()
    {
        await using var app = await TestApp.StartAsync(TwoSubsets(), map: static application => application.MapGroup("/ops").MapHealth());

        Assert.Equal(200, (await app.GetAsync("/ops/healthcheck/readiness")).Status);
        Assert.Equal(404, (await app.GetAsync("/ops/healthcheck/nothing")).Status);
        Assert.Equal(404, (await app.GetAsync("/healthcheck/readiness")).Status);
    }

    [Fact]
    public async Task Answers_below_the_path_base_of_the_pipeline()
    {
        await using var app = await TestApp.StartAsync(TwoSubsets(), map: static application =>
        {
            application.UsePathBase("/shop");
            application.UseRouting();
            application.MapHealth();
        });

        Assert.Equal(200, (await app.GetAsync("/shop/healthcheck/readiness")).Status);
        Assert.Equal(200, (await app.GetAsync("/healthcheck/readiness")).Status);
    }

    [Fact]
    public async Task One_subset_is_served_at_as_many_paths_as_wanted()
    {
        await using var app = await TestApp.StartAsync(TwoSubsets(), map: static application =>
        {
            application.MapHealthSubset("readiness", "/readyz");
            application.MapHealthSubset("READINESS", "/health/ready");
            application.MapHealthSubset("startup", "/startupz");
        });

        Assert.Equal("readiness", (await app.GetAsync("/readyz")).Json.GetProperty("subset").GetString());
        Assert.Equal("readiness", (await app.GetAsync("/health/ready/")).Json.GetProperty("subset").GetString());
        Assert.Equal("startup", (await app.GetAsync("/startupz")).Json.GetProperty("subset").GetString());
        Assert.Equal(405, (await app.SendAsync(HttpMethod.Post, "/readyz")).Status);
        Assert.Equal(404, (await app.GetAsync("/healthcheck/readiness")).Status);
    }

    [Fact]
    public async Task A_path_of_the_applications_choice_may_lie_below_the_mount()
    {
        await using var app = await TestApp.StartAsync(TwoSubsets(), map: static application =>
        {
            application.MapHealth();
            application.MapHealthSubset("readiness", "/healthcheck/ready");
        });

        Assert.Equal(200, (await app.GetAsync("/healthcheck/ready")).Status);
        Assert.Equal(200, (await app.GetAsync("/healthcheck/readiness")).Status);
    }

    [Fact]
    public async Task An_unknown_subset_is_an_error_that_names_those_that_there_are()
    {
        var (application, _, _) = TestApp.Create(TwoSubsets().Build());
        await using var _ = application;

        var exception = Assert.Throws<ArgumentException>(() => application.MapHealthSubset("readyness", "/readyz"));

        Assert.Contains("'readyness'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'readiness', 'startup'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_subset_that_the_liveness_probe_would_answer_for_is_an_error()
    {
        var (application, _, _) = TestApp.Create(new RegistryBuilder().Subset("liveness").Check("worker", HealthCheckResult.Unhealthy(), "liveness").Build());
        await using var _ = application;

        var exception = Assert.Throws<InvalidOperationException>(application.MapHealth);

        Assert.Contains("'liveness' would be served at /healthcheck/liveness, where the liveness probe answers before it", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_registry_both_calls_name_the_one_to_add()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        await using var application = builder.Build();

        var all = Assert.Throws<InvalidOperationException>(application.MapHealth);
        var one = Assert.Throws<InvalidOperationException>(() => application.MapHealthSubset("readiness", "/readyz"));

        Assert.Contains("MapHealth needs", all.Message, StringComparison.Ordinal);
        Assert.Contains("AddHealthRegistry", all.Message, StringComparison.Ordinal);
        Assert.Contains("MapHealthSubset needs", one.Message, StringComparison.Ordinal);
        Assert.Contains("AddHealthRegistry", one.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_the_engine_alone_the_call_to_add_is_named_too()
    {
        TestRegistry.Declare(TwoSubsets().Build());
        var builder = WebApplication.CreateBuilder();
        builder.Services.AddHealthRegistryCore<TestRegistry>();
        await using var application = builder.Build();

        var exception = Assert.Throws<InvalidOperationException>(application.MapHealth);

        Assert.Contains("AddHealthRegistry<", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Adding_another_registry_is_an_error_that_names_the_way_to_have_both()
    {
        TestRegistry.Declare(TwoSubsets().Build());
        var services = new ServiceCollection();
        services.AddHealthRegistry<TestRegistry>();

        var exception = Assert.Throws<InvalidOperationException>(() => services.AddHealthRegistry<OtherRegistry>());

        Assert.Contains("[IncludeRegistry<OtherRegistry>]", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Adding_the_same_registry_twice_adds_nothing()
    {
        TestRegistry.Declare(TwoSubsets().Build());
        var services = new ServiceCollection();
        services.AddHealthRegistry<TestRegistry>();
        var count = services.Count;

        services.AddHealthRegistry<TestRegistry>();

        Assert.Equal(count, services.Count);
    }

    private static RegistryBuilder TwoSubsets() => new RegistryBuilder()
        .Subset("readiness")
        .Subset("startup")
        .Check("database", HealthCheckResult.Healthy(), "readiness", "startup");

    private sealed class OtherRegistry : IHealthRegistry
    {
        public static HealthRegistryDefinition Definition { get; } = new("Tests.OtherHealth");
    }
}
