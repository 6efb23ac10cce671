using System.Reflection;
using System.Runtime.Versioning;

namespace HealthChecks.Tests;

public sealed class AssetTests
{
    [Theory]
    [InlineData(typeof(IHealthReporter))]
    [InlineData(typeof(IHealthRegistry))]
    public void The_tests_of_this_project_run_against_the_net8_asset(Type type) => Assert.Equal(
        ".NETCoreApp,Version=v8.0",
        type.Assembly.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName);

    [Fact]
    public void They_run_with_the_lowest_packages_that_the_asset_asks_for() =>
        Assert.Equal(8, typeof(HealthCheckRegistration).Assembly.GetName().Version!.Major);
}
