using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace HealthChecks.Benchmarks.Analyzers;

/// <summary>What the compiler itself reports of one build.</summary>
/// <param name="CompileSeconds">The time of the compiler task.</param>
/// <param name="OurSeconds">The execution time of our analyzers, added up over threads; the generator's is not among it.</param>
/// <param name="AllSeconds">The execution time of all analyzers.</param>
internal sealed partial record CompilerReport(double CompileSeconds, double OurSeconds, double AllSeconds)
{
    public static async Task<CompilerReport> OfBuildAsync(string folder, bool withRules)
    {
        var build = new ProcessStartInfo("dotnet", [
            "build", folder, "-t:Rebuild", "-c", "Release", "-v", "detailed", "-p:ReportAnalyzer=true", "-p:BuildProjectReferences=false",
            "-p:WithoutRules=" + (withRules ? "false" : "true"), "-clp:PerformanceSummary", "-nodeReuse:false",
        ])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(build)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException(string.Join('\n', output.Split('\n').Where(static line => line.Contains("error", StringComparison.Ordinal)).Take(5)));

        return new CompilerReport(
            Seconds(CompileTask().Match(output)) / 1000,
            Seconds(OurAnalyzers().Match(output)),
            Seconds(AllAnalyzers().Match(output)));
    }

    /// <summary>Builds everything that the project references, and the project once.</summary>
    public static async Task PrepareAsync(string folder)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["build", folder, "-c", "Release", "-v", "quiet"]) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException(output);
    }

    // The compiler writes "<0.001" for what it cannot tell from nothing.
    private static double Seconds(Match match) =>
        match.Success ? double.Parse(match.Groups[1].Value.TrimStart('<'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^\s*(\d+) ms\s+Csc\s", RegexOptions.Multiline)]
    private static partial Regex CompileTask();

    [GeneratedRegex(@"^\s*(<?[\d.]+)\s+<?\d+\s+HealthChecks\.Generator, Version", RegexOptions.Multiline)]
    private static partial Regex OurAnalyzers();

    [GeneratedRegex(@"Total analyzer execution time: (<?[\d.]+) seconds")]
    private static partial Regex AllAnalyzers();
}
