using System.Diagnostics.CodeAnalysis;
using HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds formats of the application's own.</summary>
public static class HealthResponseWriterServiceCollectionExtensions
{
    /// <summary>Adds a format to those that every endpoint serves; one of the name of a format that there is takes its place.</summary>
    /// <typeparam name="TWriter">The writer; its constructor may ask for services.</typeparam>
    /// <param name="services">The services of the application.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddHealthResponseWriter<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TWriter>(
        this IServiceCollection services)
        where TWriter : class, IHealthResponseWriter
    {
        ArgumentNullException.ThrowIfNull(services);
        return services.AddSingleton<IHealthResponseWriter, TWriter>();
    }
}
