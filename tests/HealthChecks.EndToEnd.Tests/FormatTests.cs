using System.Net;
using System.Text.RegularExpressions;
using HealthChecks.Testing.Servers;

namespace HealthChecks.EndToEnd.Tests;

/// <summary>Every format that the sample serves, as strangers and as operators are told it.</summary>
public sealed partial class FormatTests
{
    private const string Secret = "correct horse battery staple";

    private static readonly string[] Formats = ["json", "text", "flat", "health", "ui", "html", "atom", "rss", "openmetrics", "prometheus"];

    // Not "system": what this machine has to say is another thing from one moment to the next.
    private static readonly string[] Paths = ["", "/startup", "/readiness", "/integrations", "/integrations/session-cache"];

    [Fact]
    public async Task The_native_binary_answers_byte_for_byte_as_the_one_that_is_compiled_just_in_time()
    {
        var compiled = await AnswersAsync(SamplePrograms.BuiltWebApp);
        var tested = await AnswersAsync(SamplePrograms.WebApp);

        Assert.Equal(compiled.Keys, tested.Keys);
        Assert.All(compiled, answer => Assert.Equal(answer.Value, tested[answer.Key]));
        // A format that the sample does not serve would be alike too.
        foreach (var format in Formats)
            Assert.Contains(compiled, answer => answer.Key.Contains("format=" + format, StringComparison.Ordinal) && answer.Value.StartsWith("200 ", StringComparison.Ordinal));
        Assert.Equal(2 * Formats.Length * Paths.Length, compiled.Count);
    }

    private static async Task<SortedDictionary<string, string>> AnswersAsync(string program)
    {
        await using var app = await RunningWebApp.StartAsync(program, FreePort.Find(), ("HealthChecks__DetailsSecret", Secret));
        // So that nothing is for the first time in one of them alone.
        foreach (var path in Paths)
            await app.WaitForAsync("/healthcheck" + path, HttpStatusCode.OK, TimeSpan.FromSeconds(10));

        var answers = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in Paths)
        {
            foreach (var format in Formats)
            {
                foreach (var isOperator in (bool[])[false, true])
                {
                    var url = $"/healthcheck{path}?format={format}";
                    answers[isOperator ? url + " (operator)" : url] = await AnswerAsync(app, url, isOperator);
                }
            }
        }

        return answers;
    }

    private static async Task<string> AnswerAsync(RunningWebApp app, string url, bool isOperator)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        if (isOperator)
            request.Headers.Add("X-Health-Secret", Secret);
        using var response = await app.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return $"{(int)response.StatusCode} {response.Content.Headers.ContentType}\n{Masked(body)}";
    }

    // Times, what is counted over time (how many readings there have been, and how long they took), and what was built from which commit.
    private static string Masked(string body) => Number().Replace(Span().Replace(Bars().Replace(Uuid().Replace(Commit().Replace(body, "COMMIT"), "UUID"), ""), "TIME"), "#");

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Uuid();

    [GeneratedRegex("[0-9a-f]{40}")]
    private static partial Regex Commit();

    [GeneratedRegex("<(rect|path|line|polyline)[^>]*>(</(rect|path|line|polyline)>)?|<svg[^>]*>|aria-label=\"[^\"]*\"")]
    private static partial Regex Bars();

    [GeneratedRegex("\\bnow\\b|(under )?[0-9.,]+ (ms|s|min|h)\\b( ago)?")]
    private static partial Regex Span();

    [GeneratedRegex("[0-9]+([.,:][0-9]+)*(E[+-]?[0-9]+)?")]
    private static partial Regex Number();
}
