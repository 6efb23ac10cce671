using HealthChecks.Testing.Roslyn;
using HealthChecks.Testing.Servers;

namespace HealthChecks.Rules.Tests.Mistakes;

/// <summary><c>samples/Mistakes</c> has one of each mistake, and says in comments where.</summary>
public class MistakesTests
{
    [Fact]
    public async Task The_build_shows_each_mistake_at_its_line_and_the_fixes_leave_an_application_that_serves()
    {
        var copy = MistakesCopy.Make();
        var announced = MistakesCopy.Announced();
        Assert.Equal(announced, await copy.BuildAsync());

        await copy.FixAsync();
        var remaining = await copy.BuildAsync();
        Assert.Equal(
            announced.Select(MistakesCopy.IdOf).Where(static id => !IsFixable(id)).Order(StringComparer.Ordinal),
            remaining.Select(MistakesCopy.IdOf).Order(StringComparer.Ordinal));

        await ServesAsync(copy.Application);
    }

    [Fact]
    public void Every_rule_has_its_mistake()
    {
        var rules = AnalyzerTest.Analyzers.SelectMany(static analyzer => analyzer.SupportedDiagnostics).Select(static rule => rule.Id).Distinct();

        Assert.Empty(rules.Except(MistakesCopy.Announced().Select(MistakesCopy.IdOf)));
    }

    private static async Task ServesAsync(string application)
    {
        var address = $"http://127.0.0.1:{FreePort.Find()}";
        await using var server = ServerProcess.Start(["dotnet", application, "--urls", address]);
        using var client = new HttpClient();
        await server.WaitUntilAsync(async () => await AnswersAsync(client, $"{address}/healthcheck/liveness"), TimeSpan.FromSeconds(30));

        Assert.True(await AnswersAsync(client, $"{address}/healthcheck/readiness"), server.Output);
    }

    private static async Task<bool> AnswersAsync(HttpClient client, string address)
    {
        try
        {
            return (await client.GetAsync(new Uri(address))).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static bool IsFixable(string id) => RuleCaseTests.CodeFixes.Any(fix => fix.FixableDiagnosticIds.Contains(id));
}
