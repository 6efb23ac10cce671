using Microsoft.Extensions.DependencyInjection;

namespace HealthChecks.Tests;

/// <summary>From attribute to report: what the generator writes and what the engine makes of it.</summary>
public sealed class GeneratedRegistryTests
{
    [Fact]
    public async Task Checks_of_every_shape_run()
    {
        await using var provider = Services().BuildServiceProvider(validateScopes: true);
        var reporter = provider.GetRequiredService<IHealthReporter>();

        var report = await reporter.GetReportAsync(ShopHealth.Subsets.Integrations).InTimeAsync();

        Assert.Equal(
            ["billing.database", "invoices-queue", "orders-queue", "returns", "stock-level", "supplier"],
            report.Checks.Select(static check => check.Name));
        Assert.True(report.Passes);
        Assert.True(report.Find("returns")!.Value.IsAbsent);
        Assert.False(report.Find("stock-level")!.Value.Critical);
        Assert.Equal(HealthStatus.Healthy, report.Find("supplier")!.Value.Status);
    }

    [Fact]
    public async Task A_keyed_service_that_is_there_makes_the_optional_check_present()
    {
        await using var provider = Services().AddKeyedSingleton("returns", "returns-queue").BuildServiceProvider(validateScopes: true);

        var report = await provider.GetRequiredService<IHealthReporter>().GetReportAsync("readiness").InTimeAsync();

        Assert.Equal("returns-queue", report.Find("returns")!.Value.Text);
    }

    [Fact]
    public async Task A_class_with_a_scoped_dependency_works_where_scopes_are_validated()
    {
        var services = new ServiceCollection();
        services.AddScoped<ShopHealth.Stock>();
        services.AddHealthRegistryCore<ShopHealth>();
        await using var provider = services.BuildServiceProvider(validateScopes: true);

        var report = await provider.GetRequiredService<IHealthReporter>().GetReportAsync("startup").InTimeAsync();

        Assert.Equal(HealthStatus.Healthy, report.Status);
    }

    [Fact]
    public async Task A_class_registered_in_the_container_is_used_instead_of_a_new_one()
    {
        var ours = new ShopHealth.Stock();
        await using var provider = Services().AddSingleton(new DiskSpaceHealthCheck(ours)).BuildServiceProvider(validateScopes: true);

        var report = await provider.GetRequiredService<IHealthReporter>().GetReportAsync("startup").InTimeAsync();

        Assert.Equal(HealthStatus.Healthy, report.Find("disk-space")!.Value.Status);
        Assert.Equal(HealthStatus.Healthy, report.Status);
    }

    private static IServiceCollection Services()
    {
        var services = new ServiceCollection();
        services.AddSingleton<ShopHealth.Stock>();
        services.AddHealthRegistryCore<ShopHealth>();
        return services;
    }
}
