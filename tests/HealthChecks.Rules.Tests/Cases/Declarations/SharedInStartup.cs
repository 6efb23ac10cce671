using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Rules.Tests.Cases.Declarations;

internal sealed class SharedInStartup : RuleCases
{
    private const string Database = "static DatabaseHealthCheck Database(Npgsql.NpgsqlDataSource db) => new(db);";

    public SharedInStartup()
        : base("HCK121")
    {
        Reports("a database", TestProject.Of(Registry("HealthSubset(\"startup\")", "[HealthCheck, InSubset([|\"startup\"|])] " + Database)), says: "in the startup subset 'startup'");
        Reports("a subset of another name", Registry("HealthSubset(\"boot\", Probe = ProbeKind.Startup)", "[HealthCheck(Critical = false), InSubset([|Subsets.Boot|], Critical = true)] " + Database));
        Reports("a declared dependency", Registry("HealthSubset(\"startup\")", "[HealthCheck(Dependency = DependencyScope.Shared), InSubset([|\"startup\"|])] static HealthCheckResult Broker() => default;"));
        Reports("a subset that includes its own", TestProject.Of(Registry("HealthSubset(\"startup\", Includes = [\"readiness\"]), HealthSubset(\"readiness\")", "[HealthCheck, InSubset([|\"readiness\"|])] " + Database)), says: "'startup', which includes 'readiness'");
        Reports("a subset that includes one that includes its own, once", Registry("HealthSubset(\"startup\", Includes = [\"b\", \"c\"]), HealthSubset(\"b\", Includes = [\"c\"]), HealthSubset(\"c\")", "[HealthCheck, InSubset([|\"c\"|])] " + Database));
        Reports("a class with a type's default", Registry("HealthSubset(\"startup\")", ""), Broker("[HealthCheck, InSubset([|\"startup\"|])]", "DependencyScope.Shared"));

        IsSilent("a non-critical member", Registry("HealthSubset(\"startup\")", "[HealthCheck, InSubset(\"startup\", Critical = false)] " + Database));
        IsSilent("a non-critical check", Registry("HealthSubset(\"startup\")", "[HealthCheck(Critical = false), InSubset(\"startup\")] " + Database));
        IsSilent("readiness", Registry("HealthSubset(\"readiness\")", "[HealthCheck, InSubset(\"readiness\")] " + Database));
        IsSilent("a startup subset that is none", Registry("HealthSubset(\"startup\", Probe = ProbeKind.None)", "[HealthCheck, InSubset(\"startup\")] " + Database));
        IsSilent("an inclusion overridden", Registry("HealthSubset(\"startup\", Includes = [\"readiness\"]), HealthSubset(\"readiness\")", "[HealthCheck, InSubset(\"readiness\"), InSubset(\"startup\", Critical = false)] " + Database));
        IsSilent("a database of the instance's own", Registry("HealthSubset(\"startup\")", "[HealthCheck(Dependency = DependencyScope.Private), InSubset(\"startup\")] " + Database));
        IsSilent("a local check", Registry("HealthSubset(\"startup\")", "[HealthCheck, InSubset(\"startup\")] static DiskHealthCheck Disk() => new();"), Broker("[HealthCheck, InSubset(\"startup\")]", "DependencyScope.Local"));
        IsUnknown("what nobody declares", Registry("HealthSubset(\"startup\")", "[HealthCheck, InSubset(\"startup\")] static IHealthCheck Database(Npgsql.NpgsqlDataSource db) => new DatabaseHealthCheck(db); [HealthCheck, InSubset(\"startup\")] static HealthCheckResult Migrations(Microsoft.EntityFrameworkCore.DbContext context) => default;"));
        IsUnknown("a subset that cannot be known", Registry("HealthSubset({|CS0103:Startup|}), HealthSubset(\"startup\")", "[HealthCheck, InSubset(\"startup\")] " + Database));
        IsUnknown("a kind that cannot be known", Registry("HealthSubset(\"startup\", Probe = ProbeKind.{|CS0117:Start|})", "[HealthCheck, InSubset(\"startup\")] " + Database));
        IsUnknown("a criticality that cannot be known", Registry("HealthSubset(\"startup\")", "[HealthCheck, InSubset(\"startup\", Critical = {|CS0103:Maybe|})] " + Database));
        IsUnknown("a scope that cannot be known", Registry("HealthSubset(\"startup\")", "[HealthCheck(Dependency = DependencyScope.{|CS0117:Mine|}), InSubset(\"startup\")] " + Database));

        Fixes("a membership", Registry("HealthSubset(\"startup\")", "[HealthCheck, InSubset(\"startup\")] " + Database), Registry("HealthSubset(\"startup\")", "[HealthCheck, InSubset(\"startup\", Critical = false)] " + Database));
        Fixes("a membership that says the opposite", Registry("HealthSubset(\"startup\")", "[HealthCheck, InSubset(\"startup\", Critical = /* yes */ true)] " + Database), Registry("HealthSubset(\"startup\")", "[HealthCheck, InSubset(\"startup\", Critical = /* yes */ false)] " + Database));
        FixesAll("every membership", Registry("HealthSubset(\"startup\")", "[HealthCheck, InSubset(\"startup\")] " + Database + " [HealthCheck, InSubset(\"startup\")] static CacheHealthCheck? Cache() => null;"), Registry("HealthSubset(\"startup\")", "[HealthCheck, InSubset(\"startup\", Critical = false)] " + Database + " [HealthCheck, InSubset(\"startup\", Critical = false)] static CacheHealthCheck? Cache() => null;"));
        OffersNothing("what an inclusion brings along", Registry("HealthSubset(\"startup\", Includes = [\"readiness\"]), HealthSubset(\"readiness\")", "[HealthCheck, InSubset(\"readiness\")] " + Database));
    }

    private static string Registry(string attributes, string checks) => $"[HealthRegistry, {attributes}]\npublic partial class AppHealth\n{{\n    {checks}\n}}\n";

    private static string Broker(string attributes, string scope) => $$"""
        [HealthCheckDefaults(Dependency = {{scope}})] public abstract class BrokerCheck;

        {{attributes}}
        public sealed class OrdersBrokerCheck : BrokerCheck, IHealthCheck
        {
            public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(HealthCheckResult.Healthy());
        }
        """;
}
