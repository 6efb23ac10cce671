using System.Globalization;
using System.Text.RegularExpressions;
using HealthChecks.Docs.Tests.Pages;
using YamlDotNet.RepresentationModel;

namespace HealthChecks.Docs.Tests.Manifests;

/// <summary>What a manifest may ask of an application: paths, ports, subsets and commands that it has. A page may show others in its code.</summary>
internal sealed partial class ProbeContract(DocPage page)
{
    private static readonly string[] Paths = ["/healthcheck/liveness", "/healthcheck/startup", "/healthcheck/readiness", "/healthcheck/integrations", "/healthcheck/system"];

    private static readonly string[] Verbs = ["probe", "run", "list", "validate", "contract", "watch", "cordon", "uncordon", "alerts"];

    private readonly string _code = string.Join('\n', page.Blocks.Where(static block => block.Language is "csharp" or "json").Select(static block => block.Text));

    /// <summary>What is wrong with a document.</summary>
    public IEnumerable<string> ProblemsOf(YamlNode root)
    {
        var ports = All(root).Where(static node => node.Children.ContainsKey("containerPort")).ToArray();
        foreach (var node in All(root))
        {
            foreach (var (key, value) in node.Children)
            {
                var problems = (((YamlScalarNode)key).Value, value) switch
                {
                    ("httpGet", YamlMappingNode request) => ProblemsOfRequest(request, ports),
                    ("exec", YamlMappingNode exec) when exec.Children.TryGetValue("command", out var command) => ProblemsOfCommand(Words(command)),
                    ("healthcheck", YamlMappingNode check) when check.Children.TryGetValue("test", out var test) => ProblemsOfTest(Words(test)),
                    ("healthCheck", YamlMappingNode check) when check.Children.TryGetValue("path", out var path) => ProblemsOfPath(path.ToString()),
                    ("terminationGracePeriodSeconds", YamlScalarNode grace) => ProblemsOfGrace(grace, root),
                    _ => [],
                };
                foreach (var problem in problems)
                    yield return problem;
            }
        }
    }

    /// <summary>What is wrong with a command of the application, without the program.</summary>
    public IEnumerable<string> ProblemsOfCommand(IReadOnlyList<string> command)
    {
        // The probe that is a program of its own: an address, and perhaps a subset.
        if (command.Count > 1 && command[0].EndsWith("/health-probe", StringComparison.Ordinal))
        {
            if (!command[1].StartsWith("http", StringComparison.Ordinal) || (command.Contains("--subset") && !HasSubset(command[^1])))
                yield return $"'{string.Join(' ', command)}' asks for no subset that there is";
        }
        else if (command.Count < 3 || command[1] != "health" || !(Verbs.Contains(command[2]) || command[2] == "--help"))
            yield return $"'{string.Join(' ', command)}' is no health command";
        else if (command[2] is "probe" or "run" && !(command.Count > 3 && HasSubset(command[3])))
            yield return $"'{string.Join(' ', command)}' asks for no subset that there is";
    }

    /// <summary>What is wrong with a path.</summary>
    public IEnumerable<string> ProblemsOfPath(string path)
    {
        if (!Paths.Contains(path) && !_code.Contains($"\"{path}\"", StringComparison.Ordinal))
            yield return $"nothing answers at '{path}'";
    }

    private IEnumerable<string> ProblemsOfRequest(YamlMappingNode request, YamlMappingNode[] ports)
    {
        var port = request.Children["port"].ToString();
        if (!(int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 65536)
            && !ports.Any(each => each.Children.TryGetValue("name", out var name) && name.ToString() == port))
            yield return $"there is no port '{port}'";
        if (number > 0 && ports.Length > 0 && !ports.Any(each => each.Children["containerPort"].ToString() == port))
            yield return $"no containerPort is {port}";
        foreach (var problem in ProblemsOfPath(request.Children["path"].ToString()))
            yield return problem;
    }

    private IEnumerable<string> ProblemsOfTest(string[] test) =>
        test is ["CMD", .. var command] ? ProblemsOfCommand(command) : [$"'{string.Join(' ', test)}' needs a shell; begin with CMD"];

    // What the application may take by default: 10 s to drain, 30 s to stop.
    private static IEnumerable<string> ProblemsOfGrace(YamlScalarNode grace, YamlNode root)
    {
        var needed = 40.0;
        foreach (var setting in All(root).Where(static each => each.Children.TryGetValue("name", out var name) && name.ToString() == "HealthChecks__DrainSeconds"))
            needed = 30 + double.Parse(setting.Children["value"].ToString(), CultureInfo.InvariantCulture);
        if (double.Parse(grace.Value!, CultureInfo.InvariantCulture) <= needed)
            yield return $"a grace period of {grace.Value} s is not more than {needed} s";
    }

    private bool HasSubset(string name) =>
        Paths.Contains($"/healthcheck/{name}") || DeclaredSubset().Matches(_code).Any(match => match.Groups[1].Value == name);

    private static string[] Words(YamlNode node) => node is YamlSequenceNode list ? [.. list.Children.Select(static each => each.ToString())] : node.ToString().Split(' ');

    private static IEnumerable<YamlMappingNode> All(YamlNode root) => root.AllNodes.OfType<YamlMappingNode>();

    [GeneratedRegex("HealthSubset\\(\"([^\"]+)\"")]
    private static partial Regex DeclaredSubset();
}
