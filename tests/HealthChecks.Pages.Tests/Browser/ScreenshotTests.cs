using System.Reflection;
using Microsoft.Playwright;

namespace HealthChecks.Tests.Browser;

/// <summary>The pictures of <c>docs/page.md</c>. They are made again with <c>HEALTHCHECKS_UPDATE_SNAPSHOTS=1</c>.</summary>
public sealed class ScreenshotTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const int MostBytes = 150_000;

    public static TheoryData<string, string, bool, int, int, ColorScheme> Pictures => new()
    {
        { "page-red-light", "/healthcheck/readiness", false, 1200, 860, ColorScheme.Light },
        { "page-red-dark", "/healthcheck/readiness", false, 1200, 860, ColorScheme.Dark },
        { "page-green-light", "/healthcheck/readiness", true, 1200, 640, ColorScheme.Light },
        { "page-phone", "/healthcheck/readiness", false, 390, 844, ColorScheme.Light },
        { "page-check-dark", "/healthcheck/readiness/queue", false, 1200, 860, ColorScheme.Dark },
        { "page-index-light", "/healthcheck", false, 1200, 420, ColorScheme.Light },
    };

    [Theory]
    [MemberData(nameof(Pictures))]
    public async Task The_page_can_be_pictured(string name, string path, bool isWell, int width, int height, ColorScheme scheme)
    {
        await using var shop = await Shop.StartAsync(isWell);
        await using var window = await chromium.OpenAsync(width, height, scheme);
        await window.GoToAsync(shop.Url + path);
        await window.Page.WaitForFunctionAsync("() => document.getElementById('live').textContent === 'Live'");

        var picture = await window.Page.ScreenshotAsync();

        Assert.InRange(picture.Length, 1000, MostBytes);
        if (Environment.GetEnvironmentVariable("HEALTHCHECKS_UPDATE_SNAPSHOTS") == "1")
            await File.WriteAllBytesAsync(System.IO.Path.Combine(Folder(), name + ".png"), picture, TestContext.Current.CancellationToken);
        else
            Assert.True(File.Exists(System.IO.Path.Combine(Folder(), name + ".png")), $"docs/images/{name}.png is missing; make it with HEALTHCHECKS_UPDATE_SNAPSHOTS=1.");
    }

    private static string Folder() => typeof(ScreenshotTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(static attribute => attribute.Key == "Pictures").Value!;
}
