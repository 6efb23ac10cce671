namespace HealthChecks.Tests;

/// <summary>The engine's own wait is internal; a moment does here.</summary>
internal static class Told
{
    public static void Wait(IServiceProvider services)
    {
        ArgumentNullException.ThrowIfNull(services);
        Thread.Sleep(50);
    }
}
