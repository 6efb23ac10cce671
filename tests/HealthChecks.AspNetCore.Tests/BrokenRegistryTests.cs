using HealthChecks.Tests.Support;
using Microsoft.AspNetCore.TestHost;

namespace HealthChecks.Tests;

/// <summary>What the build lets through when its analyzers are off: found when the application starts, never green.</summary>
public sealed class BrokenRegistryTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_subset_that_nobody_declares_stops_the_start_and_is_named_with_its_check(bool map)
    {
        var (application, _, _) = TestApp.Create(
            new RegistryBuilder().Subset("readiness").Check("database", HealthCheckResult.Healthy(), "readyness").Build(),
            static builder => builder.WebHost.UseTestServer());
        await using var _ = application;

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            if (map)
                application.MapHealth();
            await application.StartAsync(TestContext.Current.CancellationToken);
        });

        Assert.Contains("'database' (Tests.database)", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'readyness', which nobody declares; did you mean 'readiness'?", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_inclusion_of_a_subset_that_nobody_declares_stops_the_start()
    {
        var (application, _, _) = TestApp.Create(
            new RegistryBuilder().Subset(new HealthSubsetDefinition("integrations") { Includes = ["readiness"] }).Build());
        await using var _ = application;

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => application.StartAsync(TestContext.Current.CancellationToken));

        Assert.Contains("'integrations' includes 'readiness', which nobody declares", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_that_cannot_be_used_is_Unhealthy_for_good()
    {
        await using var app = await TestApp.StartAsync(new RegistryBuilder()
            .Subset("readiness")
            .Check("database", HealthCheckResult.Healthy(), "readiness")
            .Check(HealthCheckDefinition.Invalid("payments", "it is abstract", "Acme.PaymentsCheck", new HealthMembership("readiness"))));

        var answer = await app.GetAsync("/healthcheck/readiness");
        var payments = answer.Json.GetProperty("checks").GetProperty("payments");

        Assert.Equal(503, answer.Status);
        Assert.Equal("Unhealthy", payments.GetProperty("status").GetString());
        Assert.Equal("invalid-registration", payments.GetProperty("reason").GetString());
        Assert.Contains(app.Log.Entries, static entry => entry.Event == "InvalidCheck"
            && entry.Message.Contains("Acme.PaymentsCheck", StringComparison.Ordinal)
            && entry.Message.Contains("it is abstract", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_check_that_cannot_be_built_fails_alone()
    {
        await using var app = await TestApp.StartAsync(new RegistryBuilder()
            .Subset("readiness")
            .Check("database", HealthCheckResult.Healthy(), "readiness")
            .Check(new HealthCheckDefinition("orders", static services => services.GetRequiredService<IHealthCheck>())
            {
                Memberships = [new HealthMembership("readiness", Critical: false)],
            }));

        var answer = await app.GetAsync("/healthcheck/readiness");

        Assert.Equal(200, answer.Status);
        Assert.Equal("construction-failed", answer.Json.GetProperty("checks").GetProperty("orders").GetProperty("reason").GetString());
    }
}
