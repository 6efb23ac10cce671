namespace HealthChecks.Tests.Feeds;

/// <summary>An entry of a feed, or an item.</summary>
internal sealed record ReadEntry(string Id, string Title, string Text, string Link, string Category, DateTimeOffset At);
