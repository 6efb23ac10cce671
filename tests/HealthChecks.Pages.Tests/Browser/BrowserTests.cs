using HealthChecks.Tests.Support;
using Microsoft.Playwright;

namespace HealthChecks.Tests.Browser;

public sealed class BrowserTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly string[] Paths = ["/healthcheck", "/healthcheck/readiness", "/healthcheck/readiness/queue", "/healthcheck/readiness/database"];

    [Theory]
    [InlineData(1200, ColorScheme.Light)]
    [InlineData(1200, ColorScheme.Dark)]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(360, ColorScheme.Dark)]
    public async Task Every_page_fits_the_window_and_can_be_read(int width, ColorScheme scheme)
    {
        await using var shop = await Shop.StartAsync();
        await using var window = await chromium.OpenAsync(width, scheme: scheme);

        foreach (var path in Paths)
        {
            await window.GoToAsync(shop.Url + path);

            Assert.InRange(await window.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), 1, width);
            await Accessibility.IsGoodAsync(window);
            var background = await window.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");
            Assert.Equal(scheme == ColorScheme.Dark, background == "rgb(15, 19, 26)");
        }

        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task A_change_is_seen_without_loading_the_page_again()
    {
        await using var watched = await Watched.StartAsync();
        await using var window = await chromium.OpenAsync();
        await window.GoToAsync(watched.App.Url + "/healthcheck/readiness");
        await window.Page.EvaluateAsync("() => { window.same = true; document.querySelector('tr[data-key=database] a').focus(); }");
        await SeesAsync(window, "document.getElementById('live').textContent === 'Live'");

        watched.Fail();
        await SeesAsync(window, "document.querySelector('.big').textContent === 'Unhealthy' && document.title.startsWith('Unhealthy')");
        await SeesAsync(window, "document.querySelector('tbody tr').textContent.includes('No route to the database')");
        await SeesAsync(window, "document.getElementById('said').textContent.startsWith('Unhealthy: readiness')");
        watched.Recover();
        await SeesAsync(window, "document.querySelector('.big').textContent === 'Healthy' && document.title.startsWith('Healthy')");

        Assert.True(await window.Page.EvaluateAsync<bool>("() => window.same === true"));
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task Ages_go_on_while_nothing_changes()
    {
        await using var shop = await Shop.StartAsync();
        await using var window = await chromium.OpenAsync();
        await window.GoToAsync(shop.Url + "/healthcheck/readiness");

        await SeesAsync(window, "document.querySelector('.hero time.ago').textContent.match(/^[3-9] s ago/)");
    }

    [Fact]
    public async Task Where_no_stream_is_to_be_had_the_page_is_loaded_now_and_then()
    {
        await using var watched = await Watched.StartAsync();
        await using var window = await chromium.OpenAsync();
        await window.Page.RouteAsync("**/*format=stream*", static route => route.FulfillAsync(new RouteFulfillOptions { Status = 503 }));
        watched.Fail();
        await window.GoToAsync(watched.App.Url + "/healthcheck/readiness");

        await SeesAsync(window, "document.getElementById('live').textContent === 'Every 15 s'");
        watched.Recover();
        await SeesAsync(window, "document.querySelector('.big').textContent === 'Healthy'");
    }

    [Fact]
    public async Task Without_scripts_there_is_the_whole_page_and_it_says_nothing_of_being_live()
    {
        await using var shop = await Shop.StartAsync();
        await using var window = await chromium.OpenAsync(scripts: false);
        await window.GoToAsync(shop.Url + "/healthcheck/readiness");

        Assert.Equal("Unhealthy", await window.Page.TextContentAsync(".big"));
        Assert.Equal(5, await window.Page.Locator("tbody tr").CountAsync());
        Assert.False(await window.Page.IsVisibleAsync("#live"));
        await window.Page.ClickAsync("tr[data-key=database] a");
        Assert.Equal("database", await window.Page.TextContentAsync("h1"));
        Assert.Empty(window.Complaints);
    }

    private static Task SeesAsync(Window window, string condition) => window.Page.WaitForFunctionAsync("() => " + condition, null, new PageWaitForFunctionOptions { Timeout = 30_000 });
}
