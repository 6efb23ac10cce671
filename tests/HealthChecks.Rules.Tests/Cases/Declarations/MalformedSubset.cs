using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Rules.Tests.Cases.Declarations;

/// <summary>What the engine refuses at start-up, said in the build.</summary>
internal sealed class MalformedSubset : RuleCases
{
    public MalformedSubset()
        : base("HCK002")
    {
        Reports("a blank name", Registry("HealthSubset([|\"\"|])"));
        Reports("a name of spaces", Registry("HealthSubset([|\"  \"|])"));
        Reports("null", Registry("HealthSubset([|null!|])"));
        Reports("two URL segments", Registry("HealthSubset([|\"deep/readiness\"|])"));
        Reports("upper case", TestProject.Of(Registry("HealthSubset([|\"Readiness\"|])")), says: "lower-case letters");
        Reports("a letter that is not of ASCII", Registry("HealthSubset([|\"bereit-für\"|])"));
        Reports("a segment that means another", Registry("HealthSubset([|\"..\"|])"));
        Reports("a name that is too long", Registry($"HealthSubset([|\"{new string('a', 64)}\"|])"));
        Reports("a constant", "static class Names { public const string All = \"all of them\"; }", Registry("HealthSubset([|Names.All|])"));
        Reports("a named argument", Registry("HealthSubset(name: [|\"a b\"|], Latch = true)"));
        Reports("each of several", Registry("HealthSubset([|\"A B\"|]), HealthSubset([|\"c/d\"|]), HealthSubset(\"e\")"));

        Reports("a name twice", TestProject.Of(Registry("HealthSubset(\"a\"), HealthSubset(\"b\"), HealthSubset([|\"a\"|])")), says: "before");
        Reports("all but the first of three", Registry("HealthSubset(\"a\"), HealthSubset([|\"a\"|]), HealthSubset([|\"a\"|])"));
        Reports("a name twice in two parts", Registry("HealthSubset(\"a\")"), "[HealthSubset([|\"a\"|])] public partial class AppHealth;");
        Reports("a name twice but for case", Registry("HealthSubset(\"a\"), HealthSubset([|\"A\"|])"));

        Reports("a circle of one", Registry("HealthSubset(\"a\", Includes = [[|\"a\"|]])"));
        Reports(
            "a circle of two, once",
            TestProject.Of(Registry("HealthSubset(\"a\", Includes = [\"c\", [|\"b\"|]]), HealthSubset(\"b\", Includes = new[] { \"a\" }), HealthSubset(\"c\")")),
            says: "'a' → 'b' → 'a' include each other");
        Reports("a circle behind a subset that is not in it", Registry("HealthSubset(\"z\", Includes = [\"a\"]), HealthSubset(\"a\", Includes = [[|Subsets.B|]]), HealthSubset(\"b\", Includes = [Subsets.A])"));
        Reports("two circles", Registry("HealthSubset(\"a\", Includes = [[|\"a\"|]]), HealthSubset(\"b\", Includes = [[|\"c\"|]]), HealthSubset(\"c\", Includes = [\"b\"])"));

        Reports("a deadline of nothing", Registry("HealthSubset(\"a\", DeadlineSeconds = [|0|])"));
        Reports("a deadline that is no number", Registry("HealthSubset(\"a\", DeadlineSeconds = [|double.NaN|])"));
        Reports("a deadline that never comes", TestProject.Of(Registry("HealthSubset(\"a\", DeadlineSeconds = [|double.PositiveInfinity|])")), says: "86400");
        Reports("a deadline of two days", Registry("HealthSubset(\"a\", DeadlineSeconds = [|2 * 86400|])"));
        Reports("a negative freshness", Registry("HealthSubset(\"a\", FreshSeconds = [|-1|])"));
        Reports("status codes that are none", Registry("HealthSubset(\"a\", HealthyStatusCode = [|0|], DegradedStatusCode = [|199|], UnhealthyStatusCode = [|600|])"));
        Reports("a status code while draining that is none", TestProject.Of(Registry("HealthSubset(\"a\", DrainingStatusCode = [|600|])")), says: "its DrainingStatusCode is 600; use 200 to 599");
        Reports("counts that are none", TestProject.Of(Registry("HealthSubset(\"a\", FailAfter = [|0|], PassAfter = [|-1|], MaxParallel = [|1001|])")), says: "use 1 to 1000");
        Reports("a count beside a constant that was yet to be written", Registry("HealthSubset(\"b\"), HealthSubset(\"a\", Includes = [Subsets.B], MaxParallel = [|0|])"));
        Reports("several mistakes in one declaration", Registry("HealthSubset([|\"A\"|], DeadlineSeconds = [|-1|], FreshSeconds = [|86401|])"));
        Reports("the path of the liveness probe", App("", "HealthSubset([|\"liveness\"|])"));
        Reports("a path of the liveness probe that was set", App("(Path = \"/status\", LivenessPath = \"/status/ready/\")", "HealthSubset([|\"ready\"|])"));

        IsSilent("no subsets", "[HealthRegistry] public partial class AppHealth;");
        IsSilent("no registry", "public class Nothing;");
        IsSilent("portable names", Registry("HealthSubset(\"readiness\"), HealthSubset(\"3rd_party.all-of-it\"), HealthSubset(\"x\"), HealthSubset(\"a.b\")"));
        IsSilent("a name of 63 letters", Registry($"HealthSubset(\"{new string('a', 63)}\")"));
        IsSilent("numbers at their limits", Registry("HealthSubset(\"a\", DeadlineSeconds = 86400, FreshSeconds = 0, HealthyStatusCode = 200, UnhealthyStatusCode = 599, DrainingStatusCode = 200, FailAfter = 1, PassAfter = 1000, MaxParallel = 1)"));
        IsSilent("a diamond", Registry("HealthSubset(\"a\"), HealthSubset(\"b\", Includes = [\"a\"]), HealthSubset(\"c\", Includes = [\"a\"]), HealthSubset(\"d\", Includes = [\"b\", \"c\"])"));
        IsSilent("one name in two registries", "[HealthRegistry, HealthSubset(\"a\")] partial class One; [HealthRegistry, HealthSubset(\"a\"), IncludeRegistry<One>] partial class Two;");
        IsSilent("a liveness subset of a worker", Worker("[HealthRegistry, HealthSubset(\"liveness\")] public partial class AppHealth;"));
        IsSilent("a liveness subset beside a switched-off probe", App("(LivenessPath = \"\")", "HealthSubset(\"liveness\")"));
        IsSilent("a liveness subset below another mount", App("(Path = \"/status\")", "HealthSubset(\"liveness\")"));

        IsUnknown("a name that the compiler refuses", "[HealthRegistry, HealthSubset({|CS0182:Names.Some|})] public partial class AppHealth; static class Names { public static string Some => \"A B\"; }");
        IsUnknown("a name that is not there yet", "[HealthRegistry, HealthSubset(Names.{|CS0117:Some|}, DeadlineSeconds = 1)] public partial class AppHealth; static class Names;");
        IsUnknown("inclusions that are no list", Registry("HealthSubset(\"a\", Includes = {|CS0029:\"a\"|})"));
        IsUnknown("a name that is no text", Registry("HealthSubset({|CS1503:5|}, DeadlineSeconds = 1)"));
        IsUnknown("a number that is not there yet", Registry("HealthSubset(\"a\", DeadlineSeconds = {|CS0103:Slow|})"));
        IsUnknown("a count that is not there yet", Registry("HealthSubset(\"a\", MaxParallel = {|CS0103:Many|})"));
        IsUnknown("a subset of a library", Registry("HealthSubset(\"liveness\")"));
        IsUnknown(
            "a path that code may set",
            TestProject.Of(
                "var builder = WebApplication.CreateBuilder(args); builder.Services.AddHealthRegistry<AppHealth>(); builder.Services.Configure<HealthEndpointOptions>(o => o.LivenessPath = \"/live\"); var app = builder.Build(); app.MapHealth(); app.Run();",
                Registry("HealthSubset(\"liveness\")")));

        Fixes("upper case", Registry("HealthSubset(\"Readiness\", Latch = true)"), Registry("HealthSubset(\"readiness\", Latch = true)"));
        Fixes("slashes and spaces", Registry("HealthSubset(/* one */ \" deep / Ready \")"), Registry("HealthSubset(/* one */ \"deep-ready\")"));
        FixesAll("every name", Registry("HealthSubset(\"A B\"), HealthSubset(\"c\"), HealthSubset(\"D:E\")"), Registry("HealthSubset(\"a-b\"), HealthSubset(\"c\"), HealthSubset(\"d-e\")"));
        OffersNothing("a name of which nothing is left", Registry("HealthSubset(\"\")"));
        OffersNothing("a name that would be taken", Registry("HealthSubset(\"a b\"), HealthSubset(\"a-b\")"));
        OffersNothing("a name twice", Registry("HealthSubset(\"a\"), HealthSubset(\"a\")"));
        OffersNothing("a constant", Registry("HealthSubset(Names.All)") + "static class Names { public const string All = \"all of them\"; }");
    }

    private static string Registry(string attributes) => $"[HealthRegistry, {attributes}]\npublic sealed partial class AppHealth;\n";

    private static TestProject App(string arguments, string attributes) =>
        TestProject.Of(Code.WebApp(), $"[HealthRegistry{arguments}, {attributes}]\npublic sealed partial class AppHealth;\n");

    private static TestProject Worker(string source) => TestProject.Of(source) with { IsProgram = false };
}
