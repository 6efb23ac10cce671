using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Generator.Tests;

public class HalfTypedCodeTests
{
    private const string Sample = """
        namespace Acme.Shop
        {
            [HealthRegistry(Path = "/status", PathBase = "/shop")]
            [HealthSubset("readiness", DeadlineSeconds = 0.8, Tags = ["ready"])]
            [HealthSubset("all", Includes = [Subsets.Readiness, "readiness"], Probe = ProbeKind.None)]
            [IncludeRegistry<Other>(Prefix = "other.")]
            public sealed partial class AppHealth
            {
                [HealthCheck("queue", TimeoutSeconds = 2, Tags = new[] { "a" }), InSubset(Subsets.Readiness, Critical = false)]
                static Task<HealthCheckResult> Queue([FromKeyedServices("q")] Uri? uri, CancellationToken token, int limit = 5) => Task.FromResult(HealthCheckResult.Healthy());

                [HealthCheck, InSubset(nameof(all))]
                static IHealthCheck? Made<T>(ref T thing) => null;
            }

            [HealthRegistry] partial class Other { partial class Inner { [HealthCheck] string Text() => ""; } }

            [HealthCheck("payments", Registry = typeof(Other)), InSubset(AppHealth.Subsets.All)]
            public sealed class PaymentsCheck(Uri uri, Dictionary<string, int> more) : IHealthCheck
            {
                const string Name = AppHealth.Subsets.Readiness;
                static void Map([SubsetName] string name) => Map("redines");
            }
        }
        """;

    public static TheoryData<int> Parts => [.. Enumerable.Range(0, 8)];

    [Theory]
    [MemberData(nameof(Parts))]
    public Task Code_that_stops_anywhere_breaks_nothing(int part) => Survives(part, static length => Sample[..length]);

    [Theory]
    [MemberData(nameof(Parts))]
    public Task Code_with_a_hole_breaks_nothing(int part) =>
        Survives(part, static position => Sample.Remove(position, Math.Min(9, Sample.Length - position)));

    private static async Task Survives(int part, Func<int, string> edit)
    {
        for (var position = part * 7; position < Sample.Length; position += 7 * 8)
        {
            var reported = await AnalyzerTest.ReportedAsync(TestProject.Of(edit(position)));

            Assert.DoesNotContain(reported, static each => each.Id is "AD0001" or "CS8785");
        }
    }
}
