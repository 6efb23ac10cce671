using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using HealthChecks.Tests.Support;

namespace HealthChecks.Tests.Formats;

/// <summary>The examples of <c>docs/formats.md</c> are what is really answered.</summary>
public sealed partial class FormatsPageTests
{
    private const string Secret = "sixteen characters";

    // What is another each time.
    private static readonly string[] Varying =
    [
        "timestamp", "durationMs", "ageMs", "measuredAt", "time", "observedValue", "totalDuration", "duration",
        "name", "version", "instance", "releaseId", "serviceId", "id", "guid", "updated", "lastBuildDate", "pubDate",
    ];

    private static readonly string Page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "formats.md")).ReplaceLineEndings("\n");

    public static TheoryData<string, bool, string, string> Examples
    {
        get
        {
            var examples = new TheoryData<string, bool, string, string>();
            foreach (Match match in Example().Matches(Page))
                examples.Add(match.Groups["path"].Value, match.Groups["full"].Success, match.Groups["kind"].Value, match.Groups["body"].Value);
            return examples;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task An_example_is_what_is_answered(string path, bool isFull, string kind, string body)
    {
        await using var app = await StartAsync();
        await app.GetAsync("/healthcheck/readiness");

        var answer = await app.SendAsync(HttpMethod.Get, path, isFull ? [("X-Health-Secret", Secret)] : []);

        Assert.Equal(Masked(body, kind), Masked(answer.Body, kind));
    }

    [Fact]
    public void Every_format_has_an_example_and_every_answer_on_the_page_is_one()
    {
        var paths = Examples.Select(static example => example.Data.Item1).ToList();

        Assert.All(["flat", "health", "ui", "atom", "rss", "text", "line"], format => Assert.Contains(paths, path => path.Contains("format=" + format, StringComparison.Ordinal)));
        Assert.Equal(Regex.Count(Page, "^`GET ", RegexOptions.Multiline), paths.Count);
        Assert.Equal(Regex.Count(Page, "^```(json|text|xml)$", RegexOptions.Multiline), paths.Count);
    }

    [Fact]
    public void The_writer_on_the_page_is_one_that_compiles()
    {
        var source = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "LineWriter.cs")).ReplaceLineEndings("\n");

        Assert.Contains("```csharp\n" + source[source.IndexOf("internal sealed class", StringComparison.Ordinal)..] + "```\n", Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_table_lists_the_formats_as_a_refusal_does()
    {
        await using var app = await StartAsync();
        var rows = Page.Split('\n').SkipWhile(static line => !line.StartsWith("| `?format=` |", StringComparison.Ordinal)).Skip(2)
            .TakeWhile(static line => line.StartsWith("| `", StringComparison.Ordinal)).Select(static line => line.Split('|', StringSplitOptions.TrimEntries)).ToList();

        var offer = (await app.GetAsync("/healthcheck/readiness?format=none")).Body;

        Assert.Equal(
            $"Use Accept: {string.Join(" or ", rows.Where(static row => row[2] != "–").Select(static row => row[2].Trim('`')))} or text/x-health-line, or "
            + $"{string.Join(" or ", rows.Select(static row => "?format=" + row[1].Trim('`')))} or ?format=line.\n",
            offer);
    }

    private static Task<TestApp> StartAsync() => TestApp.StartAsync(
        new RegistryBuilder()
            .Subset("readiness")
            .Subset("startup")
            .Check("cache", HealthCheckResult.Healthy(), "readiness")
            .Check(new HealthCheckDefinition("database", static _ => new StubCheck(HealthResults.Unhealthy(
                "connection-failed",
                "The database refuses connections",
                data: new Dictionary<string, object> { ["attempts"] = 3 })))
            {
                Description = "The orders database",
                Memberships = [new HealthMembership("readiness")],
            })
            .Check(new HealthCheckDefinition("queue", static _ => new StubCheck(HealthResults.Degraded("backlog-high", "1200 messages wait")))
            {
                Memberships = [new HealthMembership("readiness", Critical: false)],
            })
            .Check("migrations", HealthCheckResult.Healthy(), "startup"),
        static builder =>
        {
            builder.Configuration["HealthChecks:DetailsSecret"] = Secret;
            builder.Services
                .AddHealthJsonFormats()
                .AddHealthFeeds(static options => options.PublicUrl = new Uri("https://shop.example.com"))
                .AddHealthResponseWriter<LineWriter>();
        });

    private static string Masked(string body, string kind) => kind switch
    {
        "json" => Masked(JsonNode.Parse(body)!).ToJsonString().Replace("readiness of HealthChecks.AspNetCore.Tests", "readiness of Shop", StringComparison.Ordinal),
        "xml" => Masked(XDocument.Parse(body)).ToString(),
        _ => Milliseconds().Replace(body, "1 ms"),
    };

    private static JsonNode Masked(JsonNode node)
    {
        foreach (var (name, value) in node is JsonObject json ? json.ToList() : [])
        {
            if (value is JsonValue single && Varying.Contains(name))
                node[name] = single.GetValueKind().ToString();
            else if (value is not null)
                Masked(value);
        }

        foreach (var item in node as JsonArray ?? [])
            Masked(item!);
        return node;
    }

    private static XDocument Masked(XDocument document)
    {
        foreach (var element in document.Descendants().Where(static element => Varying.Contains(element.Name.LocalName) && !element.HasElements && element.Name.LocalName != "name"))
            element.Value = element.Value.StartsWith("urn:uuid:", StringComparison.Ordinal) ? "urn" : "moment";
        document.Declaration = null;
        return document;
    }

    [GeneratedRegex(@"^`GET (?<path>\S+)`(?<full>, at full detail)?:\n\n```(?<kind>json|text|xml)\n(?<body>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex(@"[0-9]+(\.[0-9]+)? ms")]
    private static partial Regex Milliseconds();
}
