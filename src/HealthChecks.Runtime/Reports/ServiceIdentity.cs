using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HealthChecks;

/// <summary>Which process it is that reports.</summary>
/// <param name="Name">The application's name, as its host has it.</param>
/// <param name="Version">The informational version of the assembly that declares the registry; null for none.</param>
/// <param name="Instance">The name of the machine, which for a container is that of the pod.</param>
internal sealed record ServiceIdentity(string Name, string? Version, string Instance)
{
    public static ServiceIdentity Of(IServiceProvider services, Assembly application) => new(
        services.GetService<IHostEnvironment>()?.ApplicationName is { Length: > 0 } name ? name : application.GetName().Name ?? "",
        application.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion,
        Environment.MachineName);
}
