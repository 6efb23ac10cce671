using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>
/// What <c>AddHealthRegistry</c> returns: registrations made on it are the same as those made on the framework's builder. Ours, because
/// calling <c>AddHealthChecks()</c> would bring the framework's engine and publisher host into every native binary.
/// </summary>
internal sealed class EngineHealthChecksBuilder(IServiceCollection services) : IHealthChecksBuilder
{
    public IServiceCollection Services { get; } = services;

    public IHealthChecksBuilder Add(HealthCheckRegistration registration)
    {
        ArgumentNullException.ThrowIfNull(registration);
        Services.Configure<HealthCheckServiceOptions>(options => options.Registrations.Add(registration));
        return this;
    }
}
