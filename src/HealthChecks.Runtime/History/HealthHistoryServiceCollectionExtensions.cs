using HealthChecks;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Remembers what has happened lately.</summary>
public static class HealthHistoryServiceCollectionExtensions
{
    /// <summary>
    /// Keeps the last 200 transitions and the last 60 readings of each check in memory, as the service <see cref="HealthHistory"/>. What needs it, such as
    /// feeds and pages, calls this itself.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddHealthHistory(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton<HealthHistory>(static _ => new RecordedHistory());
        return services;
    }
}
