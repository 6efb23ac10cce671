using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Rules.Tests.Cases.Usage;

internal sealed class MissingRegistry : RuleCases
{
    private const string Body = """
         : IHealthCheck
        {
            public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
                Task.FromResult(HealthCheckResult.Healthy());
        }
        """;

    public MissingRegistry()
        : base("HCK107")
    {
        Reports("a library's class", TestProject.Of("[HealthCheck] public sealed class [|PaymentsCheck|]" + Body), "'PaymentsCheck' is in a project without a registry");
        Reports("an application's class", TestProject.Of("WebApplication.CreateBuilder(args).Build().Run();", "[HealthChecks.HealthCheck(\"pay\")] sealed class [|PaymentsCheck|]" + Body));
        Reports("a class with a subset, and a registry in the library that is referenced", TestProject.Of("[HealthCheck, InSubset(\"readiness\")] public sealed record [|PaymentsCheck|]" + Body).Referencing(Libraries.WithRegistry));
        Reports("several classes", TestProject.Of("[HealthCheck] public class [|A|]" + Body, "namespace Acme; [HealthCheckAttribute] public class [|B|]" + Body));

        IsSilent("a class beside a registry", TestProject.Of("[HealthCheck, InSubset(\"readiness\")] public class A" + Body, Code.Registry));
        IsSilent("a class that is not marked", TestProject.Of("public class A" + Body));
        IsSilent("a class that is no check, which HCK004 says", TestProject.Of("[HealthCheck] public class A { }"));
        IsSilent("a class that names a registry elsewhere, which HCK004 says", TestProject.Of("[HealthCheck(Registry = typeof(Billing.BillingHealth))] public class A" + Body).Referencing(Libraries.WithRegistry));
        IsSilent("a class nested in the registry", TestProject.Of("[HealthRegistry, HealthSubset(\"x\")] partial class H { [HealthCheck, InSubset(\"x\")] internal class A" + Body + " }"));
        IsSilent("another attribute of the name", TestProject.Of("[Other.HealthCheck] public class A" + Body, "namespace Other { public class HealthCheckAttribute : Attribute; }"));

        IsUnknown("a project that reads the marker itself", TestProject.Of("[HealthCheck] public class A" + Body, "static class Finds { static bool Is(Type type) => Attribute.IsDefined(type, typeof(HealthCheckAttribute)); }"));
        IsUnknown("a registry that no generated code could complete", TestProject.Of("[HealthCheck] public class A" + Body, "[HealthRegistry] public static partial class H { }"));
        IsUnknown("a base type that cannot be found", TestProject.Of("[HealthCheck] public class A : {|CS0246:Missing|};"));
    }
}
