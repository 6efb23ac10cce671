using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HealthChecks.Checks.Integrations.Tests.Leaks;

/// <summary>What a web application answers to whoever asks, in every format that it has, and what it logs meanwhile.</summary>
internal sealed partial record ToldAnswers(string Answers, ToldLines Log)
{
    /// <summary>Asks an application that has the check of <see cref="TellingRegistry"/>, and tells strangers so much.</summary>
    public static async Task<ToldAnswers> AskAsync(HealthDetail detail)
    {
        var log = new ToldLines();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Services.Configure<HealthEndpointOptions>(options => options.Anonymous = detail);
        builder.Services.AddHealthRegistry<TellingRegistry>();
        await using var application = builder.Build();
        application.MapHealth();
        await application.StartAsync(TestContext.Current.CancellationToken);
        using var client = application.GetTestClient();
        var answers = "";
        foreach (var format in await FormatsAsync(client))
            answers += await FailingAsync(client, format);
        return new ToldAnswers(answers, log);
    }

    // By what the endpoint says of itself: a format that is added is asked for, too.
    private static async Task<string[]> FormatsAsync(HttpClient client)
    {
        using var response = await GetAsync(client, "nothing");
        Assert.Equal(HttpStatusCode.NotAcceptable, response.StatusCode);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        string[] formats = [.. Format().Matches(text).Select(static match => match.Groups[1].Value)];
        Assert.Contains("json", formats);
        Assert.Contains("text", formats);
        return formats;
    }

    private static async Task<string> FailingAsync(HttpClient client, string format)
    {
        using var response = await GetAsync(client, format);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(body.Contains("Unhealthy", StringComparison.Ordinal) || body.Contains("Degraded", StringComparison.Ordinal), $"It does not fail:\n{body}");
        return $"{response}\n{body}\n";
    }

    private static Task<HttpResponseMessage> GetAsync(HttpClient client, string format) =>
        client.GetAsync($"/healthcheck/{TellingRegistry.Subset}?format={format}", TestContext.Current.CancellationToken);

    [GeneratedRegex(@"\?format=(\w+)")]
    private static partial Regex Format();
}
