using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace HealthChecks;

/// <summary>Gives alerts the settings of the configuration before the application's code does, and after it what nobody has given.</summary>
internal sealed class AlertOptionsSetup(AlertConfiguration configuration, IServiceProvider services)
    : IConfigureOptions<HealthAlertOptions>, IPostConfigureOptions<HealthAlertOptions>
{
    public void Configure(HealthAlertOptions options) => configuration.Configure(options);

    public void PostConfigure(string? name, HealthAlertOptions options)
    {
        options.Application ??= (services.GetService(typeof(IHostEnvironment)) as IHostEnvironment)?.ApplicationName ?? AppDomain.CurrentDomain.FriendlyName;
        options.Instance ??= Environment.MachineName;
    }
}
