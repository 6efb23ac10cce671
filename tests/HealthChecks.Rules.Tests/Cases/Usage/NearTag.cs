using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Rules.Tests.Cases.Usage;

internal sealed class NearTag : RuleCases
{
    public NearTag()
        : base("HCK111")
    {
        Reports("a letter that is missing", Tags("tags: [[|\"readines\"|]]"), "Tag 'readines' names no subset, and so places the check in none: did you mean 'readiness'?");
        Reports("an array", Tags("tags: new[] { \"sql\", [|\"redines\"|] }"));
        Reports("a list", Tags("tags: new List<string> { [|\"startop\"|] }"));
        Reports("an array of a type", Tags("tags: new string[] { [|\"Readyness\"|] }"));
        Reports("an alias", Tags("tags: [[|\"serving-now\"|]]", "[HealthRegistry, HealthSubset(\"readiness\", Tags = [\"serving-nov\"])]"), "did you mean 'serving-nov'?");
        Reports("a method of another package", Program("builder.Services.AddHealthChecks().AddNpgSql(\"Host=db\", tags: [[|\"readinness\"|]]);"));
        Reports("a constant", Tags("tags: [[|Names.Tag|]]").With("/src/Names.cs", "static class Names { public const string Tag = \"read\" + \"iness1\"; }"));
        Reports("behind the registry", TestProject.Of(
            "var builder = WebApplication.CreateBuilder(args);\nbuilder.Services.AddHealthRegistry<AppHealth>().AddCheck(\"x\", () => HealthCheckResult.Healthy(), [[|\"readyness\"|]]);\nbuilder.Build().MapHealth();", Code.Registry));

        IsSilent("a subset's name", Tags("tags: [\"readiness\", \"readines\"]"));
        IsSilent("a subset's name in other letters", Tags("tags: [\"READINESS\"]"));
        IsSilent("an alias of a subset", Tags("tags: [\"ready\"]", "[HealthRegistry, HealthSubset(\"readiness\", Tags = [\"ready\"])]"));
        IsSilent("a word of its own", Tags("tags: [\"sql\", \"critical\"]"));
        IsSilent("a short word", Tags("tags: [\"lite\"]", "[HealthRegistry, HealthSubset(\"live\")]"));
        IsSilent("no tags", Program("builder.Services.AddHealthChecks().AddCheck(\"x\", () => HealthCheckResult.Healthy());"));
        IsSilent("a subset that takes nothing by tag", Tags("tags: [\"readines\"]", "[HealthRegistry, HealthSubset(\"readiness\", JoinByTag = JoinByTag.No)]"));
        IsSilent("a tag that a predicate asks for", TestProject.Of(
            Code.WebApp("app.MapHealthChecks(\"/s\", new() { Predicate = check => check.Tags.Contains(\"startups\") });", "builder.Services.AddHealthChecks().AddCheck(\"x\", () => HealthCheckResult.Healthy(), tags: [\"startups\"]);"), Code.Registry));
        IsSilent("tags of something else", Program("Log.AddEvent(tags: [\"readines\"]);\nstatic class Log { public static void AddEvent(string[] tags) { } }"));

        IsUnknown("tags that are listed elsewhere", Program("string[] mine = [\"readines\"];\nbuilder.Services.AddHealthChecks().AddCheck(\"x\", () => HealthCheckResult.Healthy(), tags: mine);"));
        IsUnknown("a tag that is not constant", Tags("tags: [\"readines\", args[0]]"));
        IsUnknown("tags with a spread", Tags("tags: [\"readines\", .. args]"));
        IsUnknown("a library", TestProject.Of("public static class Adds { public static void Add(IHealthChecksBuilder checks) => checks.AddCheck(\"x\", () => HealthCheckResult.Healthy(), tags: [\"readines\"]); }", Code.Registry));

        Fixes("the tag", Tags("tags: [\"readines\"]"), Tags("tags: [\"readiness\"]"));
        FixesAll(
            "of the project",
            Program("builder.Services.AddHealthChecks().AddCheck(\"x\", () => HealthCheckResult.Healthy(), tags: [\"readines\"]).AddNpgSql(\"y\", tags: new[] { \"strtup\" });"),
            Program("builder.Services.AddHealthChecks().AddCheck(\"x\", () => HealthCheckResult.Healthy(), tags: [\"readiness\"]).AddNpgSql(\"y\", tags: new[] { \"startup\" });"));
        OffersNothing("where a constant has the name", Code.WebApp(services: "const string Tag = \"read\" + \"ines\";\nbuilder.Services.AddHealthChecks().AddCheck(\"x\", () => HealthCheckResult.Healthy(), tags: [Tag]);"), Code.Registry);
    }

    private static TestProject Tags(string tags, string? attributes = null) => TestProject.Of(
        Code.WebApp(services: $"builder.Services.AddHealthChecks().AddCheck(\"x\", () => HealthCheckResult.Healthy(), {tags});"),
        attributes is null ? Code.Registry : attributes + " public sealed partial class AppHealth { }");

    private static TestProject Program(string services) => TestProject.Of(
        Code.WebApp(services: services.Split("\nstatic class", 2)[0]),
        Code.Registry,
        "static class NpgSql { public static IHealthChecksBuilder AddNpgSql(this IHealthChecksBuilder builder, string connectionString, IEnumerable<string>? tags = null) => builder; }",
        services.Contains("\nstatic class", StringComparison.Ordinal) ? "static class" + services.Split("\nstatic class", 2)[1] : "");
}
