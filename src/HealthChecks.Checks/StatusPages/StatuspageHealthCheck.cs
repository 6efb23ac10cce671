using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>
/// Whether a vendor's page at Atlassian Statuspage reports an incident: of all that the vendor does, or of some components.
/// </summary>
/// <remarks>The page is asked seldom: see <see cref="AskEvery"/>.</remarks>
[HealthCheckDefaults(TimeoutSeconds = 10, Dependency = DependencyScope.Shared)]
public sealed class StatuspageHealthCheck : IHealthCheck
{
    private readonly VendorInquiry _inquiry;
    private readonly StatuspageJudge _judge = new();

    /// <summary>Watches a page by a client of the application's own.</summary>
    /// <param name="client">The client. It is not disposed.</param>
    /// <param name="page">
    /// The page, such as <c>https://status.example.com</c>; <c>api/v2/summary.json</c> is added unless the address ends in <c>.json</c>.
    /// </param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="page"/> is not http or https, is relative to nothing, or holds a user or password.
    /// </exception>
    public StatuspageHealthCheck(HttpClient client, Uri page) =>
        _inquiry = new VendorInquiry(client, Summary(HttpAddress.Checked(client, page)));

    /// <summary>Watches a page by a client that all such checks of the process share.</summary>
    /// <param name="page">
    /// The page, such as <c>https://status.example.com</c>; <c>api/v2/summary.json</c> is added unless the address ends in <c>.json</c>.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="page"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="page"/> is not http or https, is relative, or holds a user or password.
    /// </exception>
    public StatuspageHealthCheck(Uri page)
        : this(SharedHttpClient.Instance, page)
    {
    }

    /// <summary>
    /// The components that count, by their names on the page, in upper or lower case; empty for all that the vendor does. Default empty.
    /// </summary>
    /// <exception cref="ArgumentException">A name is blank.</exception>
    public IReadOnlyCollection<string> Components
    {
        get => _judge.Components;
        init => _judge.Components = value;
    }

    /// <summary>What an incident or a maintenance makes of the check: Degraded or Unhealthy. Default Degraded.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is neither.</exception>
    public HealthStatus IncidentStatus
    {
        get => _judge.IncidentStatus;
        init => _judge.IncidentStatus = VendorInquiry.NotHealthy(value, nameof(IncidentStatus));
    }

    /// <summary>What a major or critical outage makes of the check: Degraded or Unhealthy. Default Degraded.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is neither.</exception>
    public HealthStatus OutageStatus
    {
        get => _judge.OutageStatus;
        init => _judge.OutageStatus = VendorInquiry.NotHealthy(value, nameof(OutageStatus));
    }

    /// <summary>
    /// What a page makes of the check that is out of reach, unreadable, or without a component that counts: Degraded or Unhealthy.
    /// Default Degraded.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is neither.</exception>
    public HealthStatus UnreadableStatus
    {
        get => _inquiry.UnreadableStatus;
        init => _inquiry.UnreadableStatus = value;
    }

    /// <summary>
    /// How long a result is given again before the page is asked anew, up to a day; 30 seconds at most where it could not be read.
    /// It holds for as long as the check is the same object. Default 5 minutes.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, or more than a day.</exception>
    public TimeSpan AskEvery
    {
        get => _inquiry.AskEvery;
        init => _inquiry.AskEvery = value;
    }

    /// <summary>The clock by which results age. Default: the system's.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public TimeProvider Clock
    {
        get => _inquiry.Clock;
        init => _inquiry.Clock = value;
    }

    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        _inquiry.AskAsync((page, data) => _judge.Judge(StatuspageSummary.Read(page), UnreadableStatus, data), cancellationToken);

    private static Uri Summary(Uri page) => page.AbsolutePath.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
        ? page
        : new UriBuilder(page) { Path = page.AbsolutePath.TrimEnd('/') + "/api/v2/summary.json" }.Uri;
}
