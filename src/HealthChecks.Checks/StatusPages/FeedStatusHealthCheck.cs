using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>Whether a vendor's status feed (RSS or Atom) has an entry of the last hours.</summary>
/// <remarks>
/// Every entry counts whose date lies within <see cref="MaximumAge"/>, also one about an incident that is over; an entry without a
/// readable date counts too, one that lies in the future does not. The page is asked seldom: see <see cref="AskEvery"/>.
/// </remarks>
[HealthCheckDefaults(TimeoutSeconds = 10, Dependency = DependencyScope.Shared)]
public sealed class FeedStatusHealthCheck : IHealthCheck
{
    private readonly VendorInquiry _inquiry;
    private readonly HealthStatus _incidentStatus = HealthStatus.Degraded;
    private readonly TimeSpan _maximumAge = TimeSpan.FromHours(8);

    /// <summary>Watches a feed by a client of the application's own.</summary>
    /// <param name="client">The client. It is not disposed.</param>
    /// <param name="feed">The feed; relative to the client's <see cref="HttpClient.BaseAddress"/> where it has one.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="feed"/> is not http or https, is relative to nothing, or holds a user or password.
    /// </exception>
    public FeedStatusHealthCheck(HttpClient client, Uri feed) =>
        _inquiry = new VendorInquiry(client, HttpAddress.Checked(client, feed));

    /// <summary>Watches a feed by a client that all such checks of the process share.</summary>
    /// <param name="feed">The feed.</param>
    /// <exception cref="ArgumentNullException"><paramref name="feed"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="feed"/> is not http or https, is relative, or holds a user or password.
    /// </exception>
    public FeedStatusHealthCheck(Uri feed)
        : this(SharedHttpClient.Instance, feed)
    {
    }

    /// <summary>How long an entry counts, up to a year. Default 8 hours.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive, or more than a year.</exception>
    public TimeSpan MaximumAge
    {
        get => _maximumAge;
        init => _maximumAge = value > TimeSpan.Zero && value <= TimeSpan.FromDays(366)
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(MaximumAge),
                value,
                "MaximumAge is out of range: set it above zero, up to a year.");
    }

    /// <summary>What an entry makes of the check: Degraded or Unhealthy. Default Degraded.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is neither.</exception>
    public HealthStatus IncidentStatus
    {
        get => _incidentStatus;
        init => _incidentStatus = VendorInquiry.NotHealthy(value, nameof(IncidentStatus));
    }

    /// <summary>What a feed makes of the check that is out of reach or unreadable: Degraded or Unhealthy. Default Degraded.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is neither.</exception>
    public HealthStatus UnreadableStatus
    {
        get => _inquiry.UnreadableStatus;
        init => _inquiry.UnreadableStatus = value;
    }

    /// <summary>
    /// How long a result is given again before the feed is asked anew, up to a day; 30 seconds at most where it could not be read.
    /// It holds for as long as the check is the same object. Default 5 minutes.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, or more than a day.</exception>
    public TimeSpan AskEvery
    {
        get => _inquiry.AskEvery;
        init => _inquiry.AskEvery = value;
    }

    /// <summary>The clock by which entries age. Default: the system's.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public TimeProvider Clock
    {
        get => _inquiry.Clock;
        init => _inquiry.Clock = value;
    }

    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        _inquiry.AskAsync(Read, cancellationToken);

    private IReadOnlyList<HealthFinding> Read(ReadOnlyMemory<byte> feed, Dictionary<string, object> data)
    {
        var now = Clock.GetUtcNow();
        FeedEntry[] current =
        [
            .. FeedEntry.ReadAll(feed)
                .Where(entry => entry.At is not { } at || (at <= now && at > now - _maximumAge))
                .OrderByDescending(static entry => entry.At ?? DateTimeOffset.MinValue),
        ];
        data["incidentCount"] = current.Length;
        if (current.Length == 0)
            return [];

        if (current[0].Title is { } title)
            data["newestTitle"] = JsonExpectations.Cut(title);
        var text = current.Length == 1
            ? "The feed has 1 current entry."
            : string.Create(CultureInfo.InvariantCulture, $"The feed has {current.Length} current entries.");
        return [new HealthFinding(_incidentStatus, CheckReasons.VendorIncident, text) { OccurredAt = current[0].At }];
    }
}
