using HealthChecks;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds feeds of what has changed.</summary>
public static class HealthFeedsServiceCollectionExtensions
{
    /// <summary>
    /// Serves Atom (<c>?format=atom</c>, <c>Accept: application/atom+xml</c>) and RSS (<c>?format=rss</c>, <c>Accept: application/rss+xml</c>): an entry
    /// for each change of status, of a subset and its checks at the subset, of a check at the check, of the subsets at the mount. A feed runs nothing and
    /// is always 200. Remembers what has happened, as <c>AddHealthHistory</c> does.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Changes what the feeds say of themselves.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddHealthFeeds(this IServiceCollection services, Action<HealthFeedOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddHealthHistory();
        services.AddOptions<HealthFeedOptions>();
        if (configure is not null)
            services.Configure(configure);
        services.TryAddSingleton<FeedSource>();
        services.AddSingleton<IHealthResponseWriter, AtomResponseWriter>();
        return services.AddSingleton<IHealthResponseWriter, RssResponseWriter>();
    }
}
