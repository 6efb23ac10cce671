namespace HealthChecks;

/// <summary>What the page for people looks like. What is set here is HTML of the application's own: nothing of it is encoded.</summary>
public sealed class HealthPageOptions
{
    private int _refreshSeconds = 2;

    /// <summary>What the application calls its page, in the title and at the top; text, which is encoded. Default <c>Health</c>.</summary>
    public string Title { get; set; } = "Health";

    /// <summary>
    /// HTML for the end of the page's head, as it is. A style or script in it has to be allowed by <see cref="ContentSecurityPolicy"/>. Default: none.
    /// </summary>
    public string? Head { get; set; }

    /// <summary>
    /// Returns HTML for what is between the page's header and its footer, as it is: encode whatever comes from a check, and tell no more than
    /// <see cref="HealthPageView.Detail"/> says. Null from it means the built-in content. It is asked for each answer and each look of a stream, and
    /// has to return the same text while nothing has changed. Default: the built-in content.
    /// </summary>
    public Func<HealthPageView, string?>? Content { get; set; }

    /// <summary>
    /// The header <c>Content-Security-Policy</c>, whole; see <see cref="StyleSource"/> and <see cref="ScriptSource"/>. Default: the page's own style and
    /// script, requests to where it came from, and nothing else.
    /// </summary>
    public string? ContentSecurityPolicy { get; set; }

    /// <summary>How often a page that is open in a browser looks whether anything has changed, in seconds, 1 to 60. Default 2.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1 or more than 60.</exception>
    public int RefreshSeconds
    {
        get => _refreshSeconds;
        set => _refreshSeconds = value is >= 1 and <= 60
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "RefreshSeconds of the health page is from 1 to 60.");
    }

    /// <summary>The page's own style as a source of <c>style-src</c>: <c>'sha256-…'</c>.</summary>
    public static string StyleSource => PagePolicy.StyleSource;

    /// <summary>The page's own script as a source of <c>script-src</c>: <c>'sha256-…'</c>.</summary>
    public static string ScriptSource => PagePolicy.ScriptSource;
}
