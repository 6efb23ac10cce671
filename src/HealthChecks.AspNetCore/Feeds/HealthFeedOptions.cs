namespace HealthChecks;

/// <summary>What the feeds of <c>AddHealthFeeds</c> say of themselves.</summary>
public sealed class HealthFeedOptions
{
    private Uri? _publicUrl;

    /// <summary>The title; in that of a subset, or of a check, its name follows. Default <c>Health</c>.</summary>
    public string Title { get; set; } = "Health";

    /// <summary>What the feed is about. Default <c>Changes of status</c>.</summary>
    public string Description { get; set; } = "Changes of status";

    /// <summary>Whose entries they are. Default <c>Health checks</c>.</summary>
    public string Author { get; set; } = "Health checks";

    /// <summary>
    /// Where the application is to be found from outside, with the path base if it has one, such as <c>https://shop.example.com/api</c>: links begin
    /// with it. Default null: with the scheme, the host and the path base of the request.
    /// </summary>
    /// <exception cref="ArgumentException">It is no absolute http or https address, or has a query or a fragment.</exception>
    public Uri? PublicUrl
    {
        get => _publicUrl;
        set
        {
            if (value is not null && (value is not { IsAbsoluteUri: true, Scheme: "http" or "https" } || value.Query.Length + value.Fragment.Length > 0))
                throw new ArgumentException($"{nameof(PublicUrl)} of the health feeds is '{value}'; use one such as 'https://shop.example.com/api', without query and fragment.", nameof(value));
            _publicUrl = value;
        }
    }
}
