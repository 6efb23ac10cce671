using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace HealthChecks;

/// <summary>An application that is sent requests drains unless it says otherwise; on a developer's machine nobody waits for it.</summary>
internal sealed class DrainDefault(IHostEnvironment environment) : IPostConfigureOptions<HealthOptions>
{
    private const double Seconds = 10;

    public void PostConfigure(string? name, HealthOptions options) => options.DrainSeconds ??= environment.IsDevelopment() ? 0 : Seconds;
}
