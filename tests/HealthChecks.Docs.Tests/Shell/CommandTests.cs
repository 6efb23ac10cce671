using HealthChecks.Docs.Tests.Manifests;
using HealthChecks.Docs.Tests.Pages;
using HealthChecks.Testing.Roslyn;
using HealthChecks.Testing.Servers;

namespace HealthChecks.Docs.Tests.Shell;

/// <summary>
/// Commands that the pages show. Those that ask an application, or are its own, are run against the sample; of others it is known that they
/// are spelt right and that the files exist.
/// </summary>
public class CommandTests(RunningSample sample) : IClassFixture<RunningSample>
{
    private static readonly string[] Tools = ["docker", "kubectl", "systemctl", "bash", "dotnet-counters"];

    private static readonly string[] DotnetVerbs = ["run", "test", "publish", "build", "add", "format", "tool", "new", "package"];

    // Others change the running process, go on for ever, or need what the sample is not given.
    private static readonly string[] Run = ["probe", "run", "list", "contract", "--help"];

    public static TheoryData<string> Places => DocPages.PlacesOf("sh", "console");

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_command_is_known_and_does_what_it_says(string place)
    {
        var block = DocPages.BlockAt(place);
        var commands = ShellLines.CommandsOf(block).ToArray();

        Assert.NotEmpty(commands);
        var (exitCode, output) = await ServerCommand.RunAsync(["bash", "-n", "-c", string.Join('\n', commands)]);
        Assert.True(exitCode == 0, output);
        foreach (var command in commands)
            Assert.Null(await ProblemOfAsync(command, DocPages.PageOf(block)));
    }

    [Theory]
    [InlineData("curl http://localhost:5000/healthcheck/readyness")]
    [InlineData("dotnet run --project samples/WebAp")]
    [InlineData("dotnet run --project samples/WebApp -- health probe readyness")]
    [InlineData("dotnet rum")]
    [InlineData("app health prob readiness")]
    [InlineData("haelth probe readiness")]
    public async Task A_mistake_in_a_command_is_found(string command)
    {
        Assert.NotNull(await ProblemOfAsync(command, DocPage.Of("page.md", "")));
    }

    private async Task<string?> ProblemOfAsync(string command, DocPage page)
    {
        var words = ShellLines.WordsOf(command);
        return words[0] switch
        {
            "curl" => await ProblemOfRequestAsync(words),
            "dotnet" when !DotnetVerbs.Contains(words[1]) => $"'{command}' is no command of dotnet that is known here",
            "dotnet" when MissingPath(words) is { } missing => $"'{missing}' does not exist",
            "dotnet" when Array.IndexOf(words, "--") is > 0 and var at && words[at + 1] == "health" => await ProblemOfHealthAsync(["app", .. words[(at + 1)..]], page),
            "dotnet" => null,
            _ when words.Length > 1 && words[1] == "health" => await ProblemOfHealthAsync(words, page),
            _ when words[0].EndsWith("/health-probe", StringComparison.Ordinal) => new ProbeContract(page).ProblemsOfCommand(words).FirstOrDefault(),
            _ => Tools.Contains(words[0]) ? null : $"'{words[0]}' is no program that is known here",
        };
    }

    private async Task<string?> ProblemOfHealthAsync(string[] words, DocPage page)
    {
        if (new ProbeContract(page).ProblemsOfCommand(words).FirstOrDefault() is { } problem)
            return problem;
        if (!Run.Contains(words[2]) || words.Contains("--url") || words.Contains("--socket"))
            return null;

        var (exitCode, output) = await sample.RunAsync(words[1..]);
        return exitCode == 0 ? null : $"'{string.Join(' ', words)}' ended with {exitCode}:\n{output}";
    }

    private async Task<string?> ProblemOfRequestAsync(string[] words)
    {
        var address = words.First(static word => word.StartsWith("http", StringComparison.Ordinal));
        if (new Uri(address) is not { Host: "localhost" } uri)
            return null;

        var (exitCode, output) = await ServerCommand.RunAsync(
            ["curl", .. words[1..^1].Where(word => word != address), "-s", "-o", "/dev/null", "-w", "%{http_code}", sample.Address + uri.PathAndQuery]);
        return (exitCode, output) is (0, "200") ? null : $"'{address}' is answered with {output}";
    }

    private static string? MissingPath(string[] words) => words
        .TakeWhile(static word => word != "--")
        .FirstOrDefault(static word => (word.StartsWith("samples/", StringComparison.Ordinal) || word.StartsWith("tests/", StringComparison.Ordinal)) && !Directory.Exists(RepositoryRoot.PathTo(word)));
}
