using System.Text.Json;
using System.Text.RegularExpressions;
using HealthChecks.Docs.Tests.Pages;

namespace HealthChecks.Docs.Tests.Manifests;

public partial class DockerfileTests
{
    private static readonly string[] Instructions = ["FROM", "WORKDIR", "COPY", "RUN", "ENV", "EXPOSE", "USER", "HEALTHCHECK", "ENTRYPOINT", "CMD", "ARG", "STOPSIGNAL"];

    public static TheoryData<string> Places => DocPages.PlacesOf("dockerfile");

    [Theory]
    [MemberData(nameof(Places))]
    public void A_Dockerfile_has_instructions_that_there_are_and_asks_for_what_there_is(string place)
    {
        var block = DocPages.BlockAt(place);

        Assert.Empty(Problems(block.Text, DocPages.PageOf(block)));
    }

    [Theory]
    [InlineData("HEALTHCHEK CMD [\"/app/WebApp\", \"health\", \"probe\", \"readiness\"]")]
    [InlineData("HEALTHCHECK CMD /app/WebApp health probe readiness")]
    [InlineData("HEALTHCHECK CMD [\"/app/WebApp\", \"health\", \"probe\", \"readyness\"]")]
    [InlineData("HEALTHCHECK --period=5s CMD [\"/app/WebApp\", \"health\", \"probe\", \"readiness\"]")]
    public void A_mistake_in_a_Dockerfile_is_found(string text)
    {
        Assert.NotEmpty(Problems(text, DocPage.Of("page.md", "")));
    }

    private static IEnumerable<string> Problems(string text, DocPage page)
    {
        foreach (var line in text.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n').Where(static line => line.Trim().Length > 0 && !line.StartsWith('#')))
        {
            if (!Instructions.Contains(line.Split(' ')[0]))
                yield return $"'{line}' is no instruction";
            if (!line.StartsWith("HEALTHCHECK", StringComparison.Ordinal))
                continue;

            if (HealthCheck().Match(line) is not { Success: true } match)
            {
                yield return $"'{line}' has another option, or needs a shell";
                continue;
            }

            foreach (var problem in new ProbeContract(page).ProblemsOfCommand(JsonSerializer.Deserialize<string[]>(match.Groups[1].Value)!))
                yield return problem;
        }
    }

    [GeneratedRegex(@"^HEALTHCHECK(?:\s+--(?:interval|timeout|start-period|start-interval|retries)=\d+s?)*\s+CMD\s+(\[.*\])$")]
    private static partial Regex HealthCheck();
}
