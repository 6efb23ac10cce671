using System.Diagnostics;

namespace HealthChecks.EndToEnd.Tests;

/// <summary>One run of a program to its end.</summary>
internal sealed record ProgramRun(int ExitCode, string Output, string Errors, TimeSpan Elapsed)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static async Task<ProgramRun> RunAsync(string program, string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = SamplePrograms.WebAppFolder,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(Limit);
        await process.WaitForExitAsync(limit.Token);
        var elapsed = Stopwatch.GetElapsedTime(started);
        return new ProgramRun(process.ExitCode, await output, await errors, elapsed);
    }
}
