using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace HealthChecks.Tests.Support;

/// <summary>
/// The tool as a process with an empty environment: as built beside the tests, or the native binary that an environment variable names. Every
/// test here holds for both.
/// </summary>
internal static class ToolProcess
{
    private const string NativeVariable = "HEALTHCHECKS_NATIVE_PROBE";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private static string? Native => Environment.GetEnvironmentVariable(NativeVariable) is { Length: > 0 } path ? path : null;

    public static Task<ToolRun> RunAsync(params string[] args) => RunAsync([], args);

    public static async Task<ToolRun> RunAsync((string Name, string Value)[] environment, params string[] args)
    {
        var start = new ProcessStartInfo(Native ?? Built(), args) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        start.Environment.Clear();
        // What a native program has in itself.
        if (Native is null)
            start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(Limit);
        await process.WaitForExitAsync(limit.Token);
        return new ToolRun(process.ExitCode, await output, await errors);
    }

    private static string Built() => typeof(ToolProcess).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(static attribute => attribute.Key == "Tool").Value!;
}
