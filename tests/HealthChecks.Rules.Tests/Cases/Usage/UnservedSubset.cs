using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Rules.Tests.Cases.Usage;

internal sealed class UnservedSubset : RuleCases
{
    private const string Ready = "app.MapHealthSubset(\"readiness\", \"/readyz\");";

    public UnservedSubset()
        : base("HCK103")
    {
        Reports("a subset that no mapping names", Program(Ready, "[|\"startup\"|]"), "Subset 'startup' is served nowhere, while others are");
        Reports("mappings by constants", Program("app.MapHealthSubset(AppHealth.Subsets.Readiness, \"/readyz\");", "[|\"startup\"|]"));
        Reports("a mapping with a convention", Program("app.MapHealthSubset(\"READINESS\", \"/readyz\").RequireHost(\"*:9090\");", "[|\"startup\"|]"));
        Reports("two of three", TestProject.Of(Code.WebApp(Ready), """
            [HealthRegistry]
            [HealthSubset("readiness")]
            [HealthSubset([|"startup"|])]
            [HealthSubset([|"system"|])]
            public sealed partial class AppHealth;
            """));

        IsSilent("all of them", Program("app.MapHealth();"));
        IsSilent("each of them", Program(Ready + " app.MapHealthSubset(\"startup\", \"/startupz\");"));
        IsSilent("none of them, which HCK106 says", Program(""));
        IsSilent("a subset that is ahead of the pipeline", Program(Ready, "\"startup\", AheadOfPipeline = true"));
        IsSilent("a subset that is part of another", TestProject.Of(Code.WebApp(Ready), "[HealthRegistry, HealthSubset(\"readiness\", Includes = [\"base\"]), HealthSubset(\"base\")] public sealed partial class AppHealth;"));
        IsSilent("commands, which reach every subset", TestProject.Of($"""
            if (await HealthCommands.TryRunAsync<AppHealth>(args) is not null)
                return;
            {Code.WebApp(Ready)}
            """, Code.Registry));
        IsSilent("an application that asks for reports itself", Program(Ready).With("/src/Reads.cs", "sealed class Reads(IHealthReporter reporter) { public object It => reporter; }"));

        IsUnknown("a mapping of a name that is not constant", Program(Ready + " foreach (var name in new[] { \"a\", \"b\" }) app.MapHealthSubset(name, \"/\" + name);"));
        IsUnknown("a mapping that is handed on", Program(Ready + " Func<string, string, object> map = app.MapHealthSubset; map(\"startup\", \"/s\");"));
        IsUnknown("a library that may map the others", Program(Ready).Referencing(Libraries.MappingProbes));
        IsUnknown("a library that may read reports", Program(Ready).Referencing(Libraries.ReadingReports));
        IsUnknown("framework endpoints, which see every check", Program(Ready + " app.MapHealthChecks(\"/all\");"));
        IsUnknown("a library", TestProject.Of("static class Maps { static void Map(WebApplication app) => app.MapHealthSubset(\"readiness\", \"/r\"); }", Code.Registry));
    }

    private static TestProject Program(string pipeline, string startup = "\"startup\"") =>
        TestProject.Of(Code.WebApp(pipeline), Code.Registry.Replace("\"startup\")]\npublic", startup + ")]\npublic", StringComparison.Ordinal));
}
