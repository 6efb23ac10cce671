using HealthChecks.Tests.Support;
using Microsoft.AspNetCore.TestHost;

namespace HealthChecks.Tests;

public sealed class UseLivenessTests
{
    [Fact]
    public async Task Answers_in_a_branch_of_the_pipeline()
    {
        await using var app = await TestApp.StartAsync(new RegistryBuilder(), map: static application => application.Map(
            "/branch",
            static branch => branch.UseLiveness().Run(static context => context.Response.WriteAsync("branch"))));

        Assert.Equal("""{"status":"ok"}""", (await app.GetAsync("/branch/healthcheck/liveness")).Body);
        Assert.Equal("branch", (await app.GetAsync("/branch/other")).Body);
    }

    [Fact]
    public async Task Its_body_survives_a_middleware_that_buffers_responses()
    {
        await using var app = await TestApp.ListenAsync(new RegistryBuilder(), map: static application => application.Map(
            "/branch",
            static branch => branch.Use(Buffering.Middleware).UseLiveness()));

        Assert.Equal("""{"status":"ok"}""", (await app.SendRawAsync("GET", "/branch/healthcheck/liveness")).Body);
    }

    [Fact]
    public async Task Without_a_registry_it_names_the_call_to_add()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        await using var application = builder.Build();

        var exception = Assert.Throws<InvalidOperationException>(application.UseLiveness);

        Assert.Contains("AddHealthRegistry", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_path_it_says_so()
    {
        var (application, _, _) = TestApp.Create(new RegistryBuilder { LivenessPath = "" }.Build());
        await using var _ = application;

        var exception = Assert.Throws<InvalidOperationException>(application.UseLiveness);

        Assert.Contains("LivenessPath is empty", exception.Message, StringComparison.Ordinal);
    }
}
