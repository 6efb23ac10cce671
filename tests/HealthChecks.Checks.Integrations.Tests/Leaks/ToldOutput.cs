using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HealthChecks.Checks.Integrations.Tests.Leaks;

/// <summary>What <c>health run</c> writes to the console.</summary>
internal static class ToldOutput
{
    /// <summary>Runs the command in an application that has the check of <see cref="TellingRegistry"/>; nothing else writes to the console meanwhile.</summary>
    public static async Task<string> RunAsync(params string[] options)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddHealthRegistryCore<TellingRegistry>();
        var (output, errors) = (Console.Out, Console.Error);
        using var captured = new StringWriter();
        Console.SetOut(captured);
        Console.SetError(captured);
        try
        {
            await builder.Build().RunHealthCommandsAsync(["health", "run", TellingRegistry.Subset, .. options], TestContext.Current.CancellationToken);
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(errors);
        }

        Assert.Contains("dependency", captured.ToString(), StringComparison.Ordinal);
        return captured.ToString();
    }
}
