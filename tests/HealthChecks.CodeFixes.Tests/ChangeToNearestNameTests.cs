using HealthChecks.Testing.Roslyn;

namespace HealthChecks.CodeFixes.Tests;

public class ChangeToNearestNameTests
{
    private static readonly CodeFixTest Test = new(new ChangeToNearestNameCodeFix());

    private static string App(string attribute, string call = "\"readiness\"", string extra = "") => $$"""
        namespace Acme;

        [HealthRegistry, HealthSubset("readiness"), HealthSubset("startup")]{{extra}}
        public partial class AppHealth
        {
            // The queue.
            [HealthCheck, {{attribute}}] // after
            static HealthCheckResult Queue() => HealthCheckResult.Healthy();
        }

        public static class Calls
        {
            private const string Name = "readines";
            public static void Map([SubsetName] string name) { }
            public static void Run() => Map({{call}});
        }
        """;

    [Theory]
    [InlineData("InSubset(\"readines\")", "InSubset(\"readiness\")")]
    [InlineData("InSubset(\"READINESS\", Critical = false)", "InSubset(\"readiness\", Critical = false)")]
    [InlineData("InSubset(subset: @\"start-up\")", "InSubset(subset: \"startup\")")]
    [InlineData("InSubset( /* before */ \"readines\" /* after */ , Critical = true)", "InSubset( /* before */ \"readiness\" /* after */ , Critical = true)")]
    [InlineData("InSubset(\n            // a line\n            \"startp\" // more\n            )", "InSubset(\n            // a line\n            \"startup\" // more\n            )")]
    [InlineData("InSubset((\"readines\"))", "InSubset((\"readiness\"))")]
    [InlineData("InSubset(\"\"\"readines\"\"\")", "InSubset(\"readiness\")")]
    public Task The_literal_is_replaced_and_everything_around_it_stays(string attribute, string expected) => Test.FixesAsync(App(attribute), App(expected));

    [Fact]
    public Task An_inclusion_is_corrected() => Test.FixesAsync(
        App("InSubset(\"startup\")", extra: "\n[HealthSubset(\"all\", Includes = [\"readines\", /* and */ \"starup\"])]"),
        App("InSubset(\"startup\")", extra: "\n[HealthSubset(\"all\", Includes = [\"readiness\", /* and */ \"startup\"])]"));

    [Fact]
    public Task A_call_is_corrected() => Test.FixesAsync(App("InSubset(\"startup\")", "\"redyness\""), App("InSubset(\"startup\")", "\"readiness\""));

    [Fact]
    public Task All_are_corrected_at_once_whatever_their_names() => Test.FixesAllAsync(
        App("InSubset(\"readines\"), InSubset(\"startu\")", "\"reediness\""),
        App("InSubset(\"readiness\"), InSubset(\"startup\")", "\"readiness\""));

    [Fact]
    public async Task It_says_what_it_changes_to()
    {
        var offer = Assert.Single(await Test.OffersAsync(App("InSubset(\"readines\")")));

        Assert.Equal(("Change to 'readiness'", ChangeToNearestNameCodeFix.EquivalenceKey), offer);
    }

    [Theory]
    [InlineData("InSubset(\"startup\")", "Name")]
    [InlineData("InSubset(\"startup\")", "\"readi\" + \"nes\"")]
    [InlineData("InSubset(\"startup\")", "nameof(Queue)")]
    [InlineData("InSubset(\"something-else\")", "\"startup\"")]
    public async Task Nothing_is_offered_for_what_is_no_literal_or_like_no_name(string attribute, string call) =>
        Assert.Empty(await Test.OffersAsync(App(attribute, call).Replace("nameof(Queue)", "nameof(Readinesd)") + "public class Readinesd;"));
}
