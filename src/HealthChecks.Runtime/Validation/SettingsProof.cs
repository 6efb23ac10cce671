using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace HealthChecks;

/// <summary>Proves the settings as the engine's start does, and goes on after the first that is wrong.</summary>
internal sealed class SettingsProof(IServiceProvider services, HealthEngine engine, List<string> problems)
{
    public void Run()
    {
        Try(engine.UseSettings);
        Try(() => HostedFeatures.ThrowIfMissing(
            engine.Options,
            services.GetRequiredService<ServiceLifetimes>().Services,
            services.GetRequiredService<IOptions<HealthCheckServiceOptions>>().Value.Registrations.Count > 0));
        // Built from its settings; null where the application has no alerts.
        Try(() => services.GetService<IHealthAlerts>());
    }

    private void Try(Action proof)
    {
        try
        {
            proof();
        }
        catch (OptionsValidationException exception)
        {
            problems.AddRange(exception.Failures);
        }
        catch (Exception exception)
        {
            problems.Add(exception.Message);
        }
    }
}
