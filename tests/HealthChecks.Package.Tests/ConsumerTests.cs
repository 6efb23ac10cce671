using HealthChecks.Testing;

namespace HealthChecks.Package.Tests;

/// <summary>What somebody meets who adds the packages to a new project.</summary>
[Collection(PackageCollection.Name)]
public sealed class ConsumerTests(PackedPackages packages)
{
    /// <summary>Set to 1 where the native toolchain is promised.</summary>
    private const string RequireNativeVariable = "HEALTHCHECKS_REQUIRE_NATIVE";

    [Fact]
    public async Task A_new_project_builds_without_a_using_directive_and_runs_its_checks()
    {
        using var project = new ConsumerProject(packages);

        var (built, output) = await project.DotNetAsync("build");
        Assert.True(built == 0, output);

        var program = Path.Combine(project.Folder, "bin", "Debug", "net10.0", "Consumer");
        var (exitCode, report) = await DotNet.StartAsync(program, project.Folder, ["health", "run", "readiness"]);
        Assert.True(exitCode == 0, report);
        Assert.Contains("payments                 ... OK", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_misspelt_subset_is_an_error_of_the_build()
    {
        using var project = new ConsumerProject(packages);
        project.Replace("AppHealth.cs", "InSubset(\"readiness\")", "InSubset(\"readines\")");

        var (built, output) = await project.DotNetAsync("build");

        Assert.NotEqual(0, built);
        Assert.Contains("AppHealth.cs(12,24): error HCK003: Subset 'readines' is not declared by AppHealth: did you mean 'readiness'?", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_analyzers_a_misspelt_subset_stops_the_start_and_an_unusable_check_is_unhealthy()
    {
        using var project = new ConsumerProject(packages);
        project.Replace("AppHealth.cs", "InSubset(\"readiness\")", "InSubset(\"readines\")");
        var (built, output) = await project.DotNetAsync("build", "-p:RunAnalyzers=false");
        Assert.True(built == 0, output);

        var program = Path.Combine(project.Folder, "bin", "Debug", "net10.0", "Consumer");
        var (exitCode, message) = await DotNet.StartAsync(program, project.Folder, []);
        Assert.NotEqual(0, exitCode);
        Assert.Contains("the check 'payments' (Consumer.PaymentsCheck) is in the subset 'readines'", message, StringComparison.Ordinal);

        project.Replace("AppHealth.cs", "InSubset(\"readines\")", "InSubset(\"readiness\")");
        project.Replace("AppHealth.cs", "public sealed class PaymentsCheck", "public abstract class PaymentsCheck");
        (built, output) = await project.DotNetAsync("build", "-p:RunAnalyzers=false");
        Assert.True(built == 0, output);

        (exitCode, message) = await DotNet.StartAsync(program, project.Folder, ["health", "run", "readiness"]);
        Assert.Equal(1, exitCode);
        Assert.Contains("payments                 ... invalid-registration", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_SDK_too_old_for_the_generator_is_said_to_be()
    {
        using var project = new ConsumerProject(packages);
        var (restored, output) = await project.DotNetAsync("restore");
        Assert.True(restored == 0, output);

        var (exitCode, message) = await project.DotNetAsync("msbuild", "-t:HealthChecksCheckSdk", "-p:NETCoreSdkVersion=9.0.203");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("HealthChecks needs the .NET SDK 9.0.300 or later", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_that_takes_the_packages_publishes_native_without_a_warning_and_runs()
    {
        if (Environment.GetEnvironmentVariable(RequireNativeVariable) != "1")
            Assert.Skip($"Publishing native needs a C toolchain; set {RequireNativeVariable}=1 where there is one.");

        using var project = new ConsumerProject(packages);
        var output = Path.Combine(project.Folder, "native");
        var (published, log) = await project.DotNetAsync(
            "publish", "-c", "Release", "-r", "linux-x64", "-o", output, "-p:NativeAotFramework=" + Locations.NativeAotFramework);
        Assert.True(published == 0, log);
        Assert.DoesNotContain("warning", log, StringComparison.Ordinal);

        var (exitCode, report) = await DotNet.StartAsync(Path.Combine(output, "Consumer"), project.Folder, ["health", "run", "readiness"]);
        Assert.True(exitCode == 0, report);
        Assert.Contains("payments                 ... OK", report, StringComparison.Ordinal);
    }
}
