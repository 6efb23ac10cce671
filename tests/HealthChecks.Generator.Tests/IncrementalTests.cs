using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Generator.Tests;

public class IncrementalTests
{
    private const string Registry = "/src/AppHealth.cs";
    private const string Check = "/src/PaymentsCheck.cs";
    private const string Other = "/src/Other.cs";

    private static readonly TestProject Before = TestProject.Of()
        .With(Registry, """
            namespace Acme;

            [HealthRegistry, HealthSubset("readiness"), HealthSubset("all", Includes = [Subsets.Readiness])]
            public partial class AppHealth
            {
                [HealthCheck, InSubset(Subsets.Readiness)]
                static HealthCheckResult Queue(Uri? address = null)
                {
                    return HealthCheckResult.Healthy();
                }
            }
            """)
        .With(Check, """
            namespace Acme;

            [HealthCheck("payments"), InSubset(AppHealth.Subsets.All)]
            public sealed class PaymentsCheck(Uri address) : IHealthCheck
            {
                public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
                    Task.FromResult(HealthCheckResult.Healthy(address.ToString()));
            }
            """)
        .With(Other, "namespace Acme; public class Other { public int Number() => 1; }");

    [Theory]
    [InlineData("an unrelated file", Other, "=> 1", "=> 2", "Cached", "Unchanged", "Cached")]
    [InlineData("an unrelated file is removed", Other, null, null, "Cached", "Unchanged", "Cached")]
    [InlineData("an unrelated file is added", "/src/New.cs", "", "namespace Acme; public class New;", "Cached", "Unchanged", "Cached")]
    [InlineData("a comment above the registry", Registry, "[HealthRegistry", "// A comment.\n\n[HealthRegistry", "Cached", "Unchanged", "Cached")]
    [InlineData("a comment above a check", Check, "[HealthCheck", "/* A comment. */\n[HealthCheck", "Cached", "Unchanged", "Cached")]
    [InlineData("the body of a method check", Registry, "Healthy()", "Degraded()", "Cached", "Unchanged", "Cached")]
    [InlineData("the body of a check class", Check, "Healthy(address.ToString())", "Unhealthy()", "Cached", "Unchanged", "Cached")]
    [InlineData("another class in the file", Check, "[HealthCheck", "public class X; [HealthCheck", "Cached", "Unchanged", "Cached")]
    [InlineData("a name", Check, "\"payments\"", "\"pay\"", "Cached", "Modified", "Modified")]
    [InlineData("a membership", Check, "Subsets.All", "Subsets.Readiness", "Cached", "Modified", "Modified")]
    [InlineData("a cause", Check, "InSubset(", "BlockedBy(\"queue\"), InSubset(", "Cached", "Modified", "Modified")]
    [InlineData("a setting", Registry, "[HealthCheck,", "[HealthCheck(TimeoutSeconds = 2),", "Modified", "Unchanged", "Modified")]
    [InlineData("a setting of a subset", Registry, "(\"readiness\"", "(\"readiness\", Latch = true", "Modified", "Unchanged", "Modified")]
    [InlineData("a parameter", Check, "Uri address", "Uri address, string text = \"\"", "Cached", "Modified", "Modified")]
    [InlineData("a literal instead of the constant", Check, "AppHealth.Subsets.All", "\"all\"", "Cached", "Modified", "Unchanged")]
    [InlineData("the class is renamed", Check, "PaymentsCheck", "BillingCheck", "Cached", "Modified", "Modified")]
    [InlineData("the method is renamed", Registry, "Queue(", "Line(", "Modified", "Unchanged", "Modified")]
    [InlineData("the registry is renamed", Registry, "class AppHealth", "class Health", "Modified", "Unchanged", "Modified")]
    [InlineData("the check is removed", Check, null, "", "Cached", "Removed", "Modified")]
    [InlineData("the registry is removed", Registry, null, "", "Removed", "New,Removed", "Removed")]
    [InlineData("the marker is removed", Check, "HealthCheck(\"payments\"), ", "", "Cached", "Removed", "Modified")]
    public void An_edit_costs_what_it_must(string edit, string file, string? old, string? @new, string registries, string checks, string outputs)
    {
        var after = @new is null ? Before with { Files = Before.Files.Remove(file) }
            : Before.With(file, Before.Files.TryGetValue(file, out var text) && old is not null ? text.Replace(old, @new) : @new);
        var result = GeneratorEdits.Apply(Before, after);

        Assert.NotEmpty(edit);
        Assert.Equal(
            (registries, checks, outputs),
            (result.Reasons[TrackingNames.Registries], result.Reasons[TrackingNames.ClassChecks], result.Reasons[TrackingNames.Outputs]));
        Assert.Equal(outputs is "Cached" or "Unchanged", result.SameSources);
        if (outputs == "Unchanged")
            Assert.Equal("Cached", result.Reasons["Source"]);
    }

    [Fact]
    public void A_new_check_leaves_the_others_cached()
    {
        var result = GeneratorEdits.Apply(Before, Before.With("/src/New.cs", Before.Files[Check].Replace("PaymentsCheck", "NewCheck").Replace("payments", "new")));

        Assert.Equal("New,Unchanged", result.Reasons[TrackingNames.ClassChecks]);
        Assert.Equal("Cached", result.Reasons[TrackingNames.Registries]);
        Assert.Equal("Modified", result.Reasons[TrackingNames.Outputs]);
    }

    [Fact]
    public void Another_registry_leaves_the_first_one_alone()
    {
        var before = Before.With(Registry, Before.Files[Registry]).With(Check, "");
        var result = GeneratorEdits.Apply(before, before.With("/src/New.cs", "[HealthRegistry] public partial class ZHealth;"));

        Assert.Equal("Cached,New", result.Reasons["Source"]);
    }
}
