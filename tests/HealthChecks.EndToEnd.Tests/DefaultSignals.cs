using HealthChecks.Testing.Servers;

namespace HealthChecks.EndToEnd.Tests;

/// <summary>
/// A process inherits which signals are ignored, and what a shell starts in the background ignores those of the terminal. A program that
/// is sent them must have been started without that.
/// </summary>
internal static class DefaultSignals
{
    private static readonly string[] Prefix = ["env", "--default-signal=INT,QUIT"];

    private static readonly Lazy<Task<bool>> IsSupported =
        new(static async () => OperatingSystem.IsLinux() && (await ServerCommand.RunAsync([.. Prefix, "true"])).ExitCode == 0);

    /// <summary>What comes before the program; nothing where it is not to be had.</summary>
    public static async Task<string[]> PrefixAsync() => await IsSupported.Value ? Prefix : [];
}
