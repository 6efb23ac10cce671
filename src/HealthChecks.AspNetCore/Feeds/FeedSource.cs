using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace HealthChecks;

/// <summary>Picks from what has happened what belongs into a feed, and may be told to the one who reads it.</summary>
internal sealed class FeedSource(HealthHistory history, IOptions<HealthFeedOptions> options, IOptions<HealthOptions> health, IHostEnvironment environment)
{
    // A feed that has no entry yet was updated when the process came up.
    private readonly DateTimeOffset _started = health.Value.TimeProvider.GetUtcNow();

    /// <summary>What has become of a subset and its checks; or of one check.</summary>
    public Feed Of(HealthResponse response)
    {
        var subset = response.Report.Subset;
        var link = FeedLinks.Of(response.Context.Request, options.Value.PublicUrl);
        if (response.Check is { } check)
            return Create(subset + "/" + check, link, response.Detail, transition => Is(transition, HealthSubject.Check, check) ? link : null);

        var members = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; response.Detail >= HealthDetail.Names && i < response.Report.Count; i++)
            members.Add(response.Report[i].Name);
        return Create(subset, link, response.Detail, transition =>
            Is(transition, HealthSubject.Subset, subset) ? link
            : transition.Subject == HealthSubject.Check && members.Contains(transition.Name) ? FeedLinks.Below(link, transition.Name)
            : null);
    }

    /// <summary>What has become of the subsets.</summary>
    public Feed Of(HealthIndex index)
    {
        var link = FeedLinks.Of(index.Context.Request, options.Value.PublicUrl);
        var subsets = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var subset in index.Subsets)
            subsets.Add(subset.Subset);
        return Create("", link, index.Detail, transition =>
            transition.Subject == HealthSubject.Subset && subsets.Contains(transition.Name) ? FeedLinks.Below(link, transition.Name) : null);
    }

    private static bool Is(HealthTransition transition, HealthSubject subject, string name) =>
        transition.Subject == subject && string.Equals(transition.Name, name, StringComparison.OrdinalIgnoreCase);

    private Feed Create(string about, string link, HealthDetail detail, Func<HealthTransition, string?> linkOf)
    {
        var entries = new List<FeedEntry>();
        foreach (var entry in history.Transitions)
        {
            if (linkOf(entry.Transition) is { } found)
                entries.Add(new FeedEntry(entry, found, detail));
        }

        var settings = options.Value;
        return new Feed(
            IdOf(about),
            about.Length == 0 ? settings.Title : settings.Title + ": " + about,
            settings,
            link,
            entries.Count > 0 ? entries[0].At : _started,
            entries);
    }

    // A UUID of version 8, made of what it is the feed of. Not its address: that is a matter of who asks, and through what.
    private string IdOf(string about)
    {
        var digits = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(environment.ApplicationName + "\n" + about))).ToLowerInvariant();
        return $"urn:uuid:{digits[..8]}-{digits[8..12]}-8{digits[13..16]}-a{digits[17..20]}-{digits[20..32]}";
    }
}
