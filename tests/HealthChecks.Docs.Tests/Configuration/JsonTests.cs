using System.Text;
using System.Text.Json;
using HealthChecks.Docs.Tests.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace HealthChecks.Docs.Tests.Configuration;

public class JsonTests
{
    public static TheoryData<string> Places => DocPages.PlacesOf("json");

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Json_is_json_and_an_application_starts_with_the_settings(string place)
    {
        await StartWithAsync(DocPages.BlockAt(place).Text, TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("""{ "HealthChecks": { "DrainSecond": 5 } }""")]
    [InlineData("""{ "HealthChecks": { "DrainSeconds": -5 } }""")]
    [InlineData("""{ "HealthChecks": { "Subsets": { "readyness": { "Enabled": false } } } }""")]
    [InlineData("""{ "HealthChecks": { "Alerts": { "Webhook": { "Adress": "https://example.com" } } } }""")]
    [InlineData("""{ "HealthChecks": { } """)]
    public async Task A_mistake_in_settings_is_found(string json)
    {
        await Assert.ThrowsAnyAsync<Exception>(() => StartWithAsync(json, TestContext.Current.CancellationToken));
    }

    private static async Task StartWithAsync(string json, CancellationToken cancellationToken)
    {
        using var document = JsonDocument.Parse(json);
        if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("HealthChecks", out var section))
            return;

        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json)));
        builder.Services.AddHealthRegistry<WebApp.AppHealth>();
        builder.Services.AddHealthAlerts();
        builder.Services.AddHealthSockets();
        // The pages speak of a tag that no check of the sample has.
        foreach (var tag in NamesIn(section, "Tags"))
            builder.Services.AddHealthChecks().AddCheck($"tagged-{tag}", static () => HealthCheckResult.Healthy(), [tag]);

        await using var app = builder.Build();
        app.MapHealth();
        await app.StartAsync(cancellationToken);
        await app.StopAsync(cancellationToken);
    }

    private static IEnumerable<string> NamesIn(JsonElement section, string key) =>
        section.TryGetProperty(key, out var named) ? named.EnumerateObject().Select(static each => each.Name) : [];
}
