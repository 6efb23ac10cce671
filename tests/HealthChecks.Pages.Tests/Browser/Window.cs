using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace HealthChecks.Tests.Browser;

/// <summary>A window of the browser, with all that it complains about.</summary>
internal sealed class Window : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _complaints = new();

    private Window(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            // The page of what is unhealthy is a 503, which the browser notes as it does an error.
            if (message.Type is "error" or "warning" && !message.Text.Contains("503 (Service Unavailable)", StringComparison.Ordinal))
                _complaints.Enqueue(message.Text);
        };
        page.PageError += (_, error) => _complaints.Enqueue(error);
    }

    public IPage Page { get; }

    /// <summary>What the console has of errors, violations of the policy among them.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    public static async Task<Window> OfAsync(IBrowserContext context) => new(context, await context.NewPageAsync());

    public Task GoToAsync(string url) => Page.GotoAsync(url, new PageGotoOptions { WaitUntil = WaitUntilState.Load });

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
