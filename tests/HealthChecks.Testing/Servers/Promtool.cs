using System.Diagnostics;
using Xunit;

namespace HealthChecks.Testing.Servers;

/// <summary>What Prometheus' own tool says of metrics and rules.</summary>
public static class Promtool
{
    private static readonly string? Program = ServerPrograms.Find("promtool");

    /// <summary>What is missing to run it, and how to get it; null when nothing is.</summary>
    public static string? Missing => Program is null ? "There is no promtool: apt-get install prometheus." : null;

    /// <summary>Fails unless metrics can be read, and are as they ought to be. Ends the test when the tool is not installed.</summary>
    public static async Task AcceptMetricsAsync(string metrics)
    {
        var (exitCode, output) = await RunAsync(["check", "metrics"], metrics);
        Assert.True(exitCode == 0 && output.Length == 0, $"promtool ended with {exitCode}:\n{output}\n{metrics}");
    }

    /// <summary>Fails unless a command, such as <c>check rules</c>, is content. Ends the test when the tool is not installed.</summary>
    public static async Task AcceptAsync(params string[] command)
    {
        var (exitCode, output) = await RunAsync(command, "");
        Assert.True(exitCode == 0, $"promtool {string.Join(' ', command)} ended with {exitCode}:\n{output}");
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string[] command, string input)
    {
        ServerRequirement.Need(Missing);
        var start = new ProcessStartInfo(Program!, command)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}
