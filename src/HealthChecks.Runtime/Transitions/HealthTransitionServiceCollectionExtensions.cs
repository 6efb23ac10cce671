using System.Diagnostics.CodeAnalysis;
using HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds listeners of transitions.</summary>
public static class HealthTransitionServiceCollectionExtensions
{
    /// <summary>Adds a listener, one instance for the whole life of the application, that is told of every transition.</summary>
    /// <typeparam name="TListener">The listener; its constructor may ask for services.</typeparam>
    /// <param name="services">The services of the application.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddHealthTransitionListener<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TListener>(
        this IServiceCollection services)
        where TListener : class, IHealthTransitionListener
    {
        ArgumentNullException.ThrowIfNull(services);
        AddTeller(services);
        return services.AddSingleton<IHealthTransitionListener, TListener>();
    }

    /// <summary>Adds a listener that a delegate makes, one for the whole life of the application.</summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="create">Makes the listener.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddHealthTransitionListener(this IServiceCollection services, Func<IServiceProvider, IHealthTransitionListener> create)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(create);
        AddTeller(services);
        return services.AddSingleton(create);
    }

    private static void AddTeller(IServiceCollection services) =>
        HostedFeatures.Add(services, HostedFeature.Transitions, static provider =>
            new TransitionHostedService(HostedFeatures.EngineOf(provider, "AddHealthTransitionListener()"), provider.GetServices<IHealthTransitionListener>()));
}
