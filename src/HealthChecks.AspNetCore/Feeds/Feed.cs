namespace HealthChecks;

/// <summary>What a feed says, whatever its format. Its texts may hold anything.</summary>
internal sealed class Feed(string id, string title, HealthFeedOptions options, string link, DateTimeOffset updated, IReadOnlyList<FeedEntry> entries)
{
    /// <summary>The same wherever and whenever it is read.</summary>
    public string Id { get; } = id;

    public string Title { get; } = title;

    public HealthFeedOptions Options { get; } = options;

    /// <summary>Where what it tells of is found.</summary>
    public string Link { get; } = link;

    public DateTimeOffset Updated { get; } = updated;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<FeedEntry> Entries { get; } = entries;
}
