using System.Diagnostics;

namespace HealthChecks.Testing.Servers;

/// <summary>Runs a short-lived program of a server.</summary>
public static class ServerCommand
{
    /// <summary>The exit code and everything that the program wrote.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(IReadOnlyList<string> command)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    /// <summary>Runs a program that has to succeed.</summary>
    /// <exception cref="InvalidOperationException">It did not.</exception>
    public static async Task RequireAsync(IReadOnlyList<string> command)
    {
        var (exitCode, output) = await RunAsync(command);
        if (exitCode != 0)
            throw new InvalidOperationException($"{command[0]} ended with {exitCode}:\n{output}");
    }
}
