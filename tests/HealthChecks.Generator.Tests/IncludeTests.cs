using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Generator.Tests;

public class IncludeTests
{
    private static readonly TestProject Core = TestProject.Named("Core", """
        namespace Core;
        [HealthRegistry, HealthSubset("core")]
        public partial class CoreHealth { [HealthCheck, InSubset("core")] static HealthCheckResult Disk() => HealthCheckResult.Healthy(); }
        """);

    private static readonly TestProject Billing = TestProject.Named("Billing", """
        namespace Billing;
        [HealthRegistry, HealthSubset("readiness"), HealthSubset("billing"), IncludeRegistry<Core.CoreHealth>]
        public partial class BillingHealth
        {
            [HealthCheck, InSubset("readiness"), InSubset("billing", Critical = false)]
            static HealthCheckResult Ledger() => HealthCheckResult.Healthy();
        }
        """).Referencing(Core);

    private static readonly TestProject Shipping = TestProject.Named("Shipping", """
        namespace Shipping;
        [HealthRegistry, IncludeRegistry<Core.CoreHealth>(Prefix = "shipping.")]
        public partial class ShippingHealth;
        """).Referencing(Core);

    [Fact]
    public void An_included_registry_brings_its_definition_and_its_constants()
    {
        var generated = GeneratorTest.Run(TestProject.Named("App", """
            [HealthRegistry, HealthSubset("readiness"), IncludeRegistry<Billing.BillingHealth>(Prefix = "billing.")]
            public partial class AppHealth { [HealthCheck, InSubset(Subsets.Billing), InSubset(Billing.BillingHealth.Subsets.Readiness)] static HealthCheckResult Ping() => HealthCheckResult.Healthy(); }
            """).Referencing(Billing, Core));

        var include = Assert.Single(generated.Definition.Includes);
        Assert.Equal(("Billing.BillingHealth", "billing."), (include.Registry.Name, include.Prefix));
        Assert.Equal("Core.CoreHealth", Assert.Single(include.Registry.Includes).Registry.Name);
        Assert.Equal(["billing", "readiness"], generated.Check("ping").Memberships.Select(static each => each.Subset));
        Assert.Equal("billing.ledger", generated.Constant("AppHealth.Checks.BillingLedger"));
        Assert.Equal("billing.disk", generated.Constant("AppHealth.Checks.BillingDisk"));
        Assert.Equal("core", generated.Constant("AppHealth.Subsets.Core"));
        Assert.Equal("/healthcheck/billing", generated.Constant("AppHealth.SubsetPaths.Billing"));
    }

    [Fact]
    public void A_registry_that_is_reached_on_two_ways_counts_once()
    {
        var generated = GeneratorTest.Run(TestProject.Named("App", """
            [HealthRegistry, IncludeRegistry<Billing.BillingHealth>(Prefix = "b."), IncludeRegistry<Shipping.ShippingHealth>, IncludeRegistry<Core.CoreHealth>]
            public partial class AppHealth;
            """).Referencing(Billing, Shipping, Core));

        Assert.Equal(["Ledger"], ConstantsOf(generated, "Checks").Where(static each => each.Contains("edger")).Select(static each => each[1..]));
        Assert.Equal(["BLedger", "Disk"], ConstantsOf(generated, "Checks"));
        var definitions = generated.Definition.Includes;
        Assert.Same(definitions[0].Registry.Includes[0].Registry, definitions[2].Registry);
        Assert.Same(definitions[1].Registry.Includes[0].Registry, definitions[2].Registry);
    }

    [Fact]
    public void A_registry_of_the_same_project_may_be_included()
    {
        var generated = GeneratorTest.Run(TestProject.Named("App", """
            [HealthRegistry, IncludeRegistry<Inner>(Prefix = "inner.")]
            public partial class AppHealth { [HealthCheck, InSubset(Subsets.Deep), InSubset(Inner.Subsets.Deep)] static HealthCheckResult Ping() => HealthCheckResult.Healthy(); }

            [HealthRegistry, HealthSubset("deep"), HealthSubset("deeper", Includes = [Subsets.Deep]), IncludeRegistry<Core.CoreHealth>(Prefix = "x.")]
            public partial class Inner { [HealthCheck] static HealthCheckResult Pong() => HealthCheckResult.Healthy(); }
            """).Referencing(Core));

        Assert.Equal(["deep", "deep"], generated.Check("ping").Memberships.Select(static each => each.Subset));
        Assert.Equal(["InnerPong", "InnerXDisk", "Ping"], ConstantsOf(generated, "Checks"));
        Assert.Equal(["Core", "Deep", "Deeper"], ConstantsOf(generated, "Subsets"));
    }

    [Fact]
    public void Registries_that_include_each_other_refuse_to_start()
    {
        var generated = GeneratorTest.Run("""
            [HealthRegistry, IncludeRegistry<Two>] public partial class One;
            [HealthRegistry, IncludeRegistry<One>] public partial class Two;
            """);

        var error = Assert.ThrowsAny<TypeInitializationException>(() => generated.Definitions).GetBaseException();
        Assert.Contains("includes itself", error.Message);
    }

    private static IEnumerable<string> ConstantsOf(GeneratedProject generated, string container) =>
        generated.Assembly.GetType("AppHealth+" + container)!.GetFields().Select(static field => field.Name).Order(StringComparer.Ordinal);
}
