using HealthChecks.Testing.Servers;
using Microsoft.Playwright;

namespace HealthChecks.Tests.Browser;

/// <summary>The browser, started once for all tests of a class.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (ChromiumProgram.Missing is not null)
            return;

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = ChromiumProgram.Path,
            // Root, as in a container of a pipeline, has no sandbox to give.
            Args = Environment.UserName == "root" ? ["--no-sandbox", "--force-color-profile=srgb"] : ["--force-color-profile=srgb"],
        });
    }

    /// <summary>Opens a window. Ends the test where there is no browser.</summary>
    internal async Task<Window> OpenAsync(int width = 1200, int height = 900, ColorScheme scheme = ColorScheme.Light, bool scripts = true)
    {
        ServerRequirement.Need(ChromiumProgram.Missing);
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = scheme,
            JavaScriptEnabled = scripts,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-GB",
        });
        return await Window.OfAsync(context);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
