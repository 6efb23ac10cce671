using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Rules.Tests.Cases.Declarations;

internal sealed class SharedInReadiness : RuleCases
{
    private const string Broker = "static HealthCheckResult Broker() => default;";

    public SharedInReadiness()
        : base("HCK124")
    {
        Reports("a check that says so", TestProject.Of(Registry("[HealthCheck(Dependency = DependencyScope.Shared), InSubset([|\"readiness\"|])] " + Broker)), says: "'broker' is declared to look at something that all instances share");
        Reports("a built-in check of which the project says so", Registry("[HealthCheck(Dependency = DependencyScope.Shared), InSubset([|Subsets.Readiness|])] static DatabaseHealthCheck? Database() => null;"));
        Reports("a class of the project whose type says so", Registry(""), Class("[HealthCheck, InSubset([|\"readiness\"|])]"));
        Reports("a factory of such a class", Registry("[HealthCheck, InSubset([|\"readiness\"|])] static BrokerCheck Broker() => new();"), Class(""));
        Reports("a subset that includes its own", Registry("[HealthCheck(Dependency = DependencyScope.Shared), InSubset([|\"deep\"|])] " + Broker, "HealthSubset(\"readiness\", Includes = [\"deep\"]), HealthSubset(\"deep\")"));

        IsSilent("a non-critical member", Registry("[HealthCheck(Dependency = DependencyScope.Shared), InSubset(\"readiness\", Critical = false)] " + Broker));
        IsSilent("a built-in check, which every request may need", Registry("[HealthCheck, InSubset(\"readiness\")] static DatabaseHealthCheck? Database() => null; [HealthCheck, InSubset(\"readiness\")] static CacheHealthCheck? Cache() => null;"));
        IsSilent("a dependency of the instance's own", Registry("[HealthCheck(Dependency = DependencyScope.Private), InSubset(\"readiness\")] " + Broker));
        IsSilent("a subset for people", Registry("[HealthCheck(Dependency = DependencyScope.Shared), InSubset(\"deep\")] " + Broker, "HealthSubset(\"deep\")"));
        IsUnknown("a client", Registry("[HealthCheck, InSubset(\"readiness\")] static HealthCheckResult Broker(HttpClient client) => default;"));
        IsUnknown("a scope that cannot be known", Registry("[HealthCheck(Dependency = DependencyScope.{|CS0117:All|}), InSubset(\"readiness\")] " + Broker));

        Fixes("a membership", Registry("[HealthCheck(Dependency = DependencyScope.Shared), InSubset(\"readiness\")] " + Broker), Registry("[HealthCheck(Dependency = DependencyScope.Shared), InSubset(\"readiness\", Critical = false)] " + Broker));
        FixesAll("every membership", TestProject.Of(Class("[HealthCheck, InSubset(\"readiness\")]"), Registry("[HealthCheck(Dependency = DependencyScope.Shared), InSubset(\"readiness\")] " + Broker).Replace("Broker()", "Other()")), TestProject.Of(Class("[HealthCheck, InSubset(\"readiness\", Critical = false)]"), Registry("[HealthCheck(Dependency = DependencyScope.Shared), InSubset(\"readiness\", Critical = false)] " + Broker).Replace("Broker()", "Other()")));
    }

    private static string Registry(string checks, string attributes = "HealthSubset(\"readiness\")") => $"[HealthRegistry, {attributes}]\npublic partial class AppHealth\n{{\n    {checks}\n}}\n";

    private static string Class(string attributes) => $$"""
        [HealthCheckDefaults(Dependency = DependencyScope.Shared)]
        {{attributes}}
        public sealed class BrokerCheck : IHealthCheck
        {
            public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(HealthCheckResult.Healthy());
        }
        """;
}
