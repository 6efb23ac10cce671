using HealthChecks.Testing.Roslyn;
using static HealthChecks.Rules.Tests.Cases.Hosting.HostingCode;

namespace HealthChecks.Rules.Tests.Cases.Hosting;

internal sealed class UnusedTag : RuleCases
{
    private const string Checks = "builder.Services.AddHealthChecks().AddCheck(\"db\", () => HealthCheckResult.Healthy(), tags: [\"ready\"]).AddCheck(\"self\", () => HealthCheckResult.Healthy(), new[] { \"live\", \"fast\" });";
    private const string Options = "new Microsoft.AspNetCore.Diagnostics.HealthChecks.HealthCheckOptions";

    public UnusedTag()
        : base("HCK207")
    {
        Reports("a misspelt tag", App(Map("check.Tags.Contains([|\"redy\"|])"), Checks), says: "did you mean 'ready'?");
        Reports("a misspelt subset", App(Map("check.Tags.Contains([|\"readines\"|])")), says: "did you mean 'readiness'?");
        Reports("a tag that is like no other", App(Map("check.Tags.Contains([|\"network\"|])"), Checks), says: "use one of 'fast', 'live', 'readiness', 'ready', 'startup'");
        Reports("one of several", App(Map("check.Tags.Contains(\"ready\") || check.Tags.Contains([|\"lvie\"|])"), Checks));
        Reports("the middleware", App($"app.UseHealthChecks(\"/healthz\", {Options} {{ Predicate = static check => {{ return check.Tags.Contains([|\"redy\"|]); }} }});", Checks));
        Reports("a run by hand", App("await app.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(check => check.Tags.Contains([|\"redy\"|]));", Checks));
        Reports("a constant", App("const string tag = \"redy\";\n" + Map("check.Tags.Contains([|tag|])"), Checks));
        Reports("a publisher", App("", Checks + "builder.Services.Configure<HealthCheckPublisherOptions>(options => options.Predicate = check => check.Tags.Contains([|\"redy\"|]));"));

        IsSilent("tags of registrations", App(Map("check.Tags.Contains(\"ready\") && check.Tags.Contains(\"fast\")"), Checks));
        IsSilent("a subset", App(Map("check.Tags.Contains(\"readiness\")")));
        IsSilent("tags of attributes", TestProject.Of(Code.WebApp(Map("check.Tags.Contains(\"disk\") || check.Tags.Contains(\"old\")")), Code.Registry.Replace("[HealthCheck, InSubset(\"startup\")]", "[HealthCheck(Tags = [\"disk\"]), InSubset(\"startup\")]", StringComparison.Ordinal).Replace("HealthSubset(\"startup\")", "HealthSubset(\"startup\", Tags = new[] { \"old\" })", StringComparison.Ordinal)));
        IsSilent("a tag that must be absent", App(Map("!check.Tags.Contains(\"slow\")"), Checks));
        IsSilent("tags of a method of the project", TestProject.Of(Code.WebApp(Map("check.Tags.Contains(\"mine\")"), "builder.Services.AddHealthChecks().AddMine();"), Code.Registry, "static class E { public static IHealthChecksBuilder AddMine(this IHealthChecksBuilder checks) => checks.AddCheck(\"mine\", () => HealthCheckResult.Healthy(), new List<string> { \"mine\" }); }"));
        IsSilent("another collection of tags", App("var tags = new[] { \"a\" };\n" + Map("tags.Contains(\"redy\")"), Checks));
        IsUnknown("tags that are computed", App(Map("check.Tags.Contains(\"redy\")"), "var tags = args;\nbuilder.Services.AddHealthChecks().AddCheck(\"db\", () => HealthCheckResult.Healthy(), tags: tags);"));
        IsUnknown("a registration by hand", App(Map("check.Tags.Contains(\"redy\")"), "builder.Services.AddHealthChecks().Add(new HealthCheckRegistration(\"db\", services => null!, null, new[] { args[0] }));"));
        IsUnknown("a method of another assembly", App(Map("check.Tags.Contains(\"redy\")"), "builder.Services.AddHealthChecks().AddBus();").Referencing(Bus));
        IsUnknown("a library", "class C { object O() => " + Options + " { Predicate = check => check.Tags.Contains(\"redy\") }; }");
        IsUnknown("a tag from settings", App(Map("check.Tags.Contains(app.Configuration[\"Tag\"]!)"), Checks));
        IsUnknown("a builder that is passed on", App(Map("check.Tags.Contains(\"redy\")"), "Bus.Register(builder.Services.AddHealthChecks());").Referencing(Bus));

        Fixes("the tag", App(Map("check.Tags.Contains(\"redy\")"), Checks), App(Map("check.Tags.Contains(\"ready\")"), Checks), "Change to 'ready'");
        FixesAll("every tag", App(Map("check.Tags.Contains(\"redy\") || check.Tags.Contains(\"lve\")"), Checks), App(Map("check.Tags.Contains(\"ready\") || check.Tags.Contains(\"live\")"), Checks));
        OffersNothing("a tag that is like no other", Code.WebApp(Map("check.Tags.Contains(\"network\")"), Checks), Code.Registry);
    }

    private static TestProject Bus { get; } = TestProject.Named("Bus", """
        public static class Bus
        {
            public static IHealthChecksBuilder AddBus(this IHealthChecksBuilder checks) => checks;
            public static void Register(IHealthChecksBuilder checks) { }
        }
        """);

    private static string Map(string predicate) => $"app.MapHealthChecks(\"/healthz\", {Options} {{ Predicate = check => {predicate} }});";
}
