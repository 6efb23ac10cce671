using Microsoft.Extensions.DependencyInjection;

namespace HealthChecks.Tests;

/// <summary>What the engine's thread has to say, another thread says.</summary>
internal static class Told
{
    public static void Wait(IServiceProvider services) => services.GetRequiredService<HealthEngine>().Notices.WaitUntilTold();
}
