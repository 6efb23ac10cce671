using System.Diagnostics;
using System.Runtime.InteropServices;

namespace HealthChecks.Benchmarks.Native;

/// <summary>The small programs of <c>benchmarks/Native</c>, published as native binaries.</summary>
internal static class NativeBinaries
{
    public const string EmptyConsole = "EmptyConsole";
    public const string EmptyWeb = "EmptyWeb";
    public const string FrameworkWeb = "FrameworkWeb";
    public const string HealthWeb = "HealthWeb";
    public const string HealthWebCommands = "HealthWebCommands";

    private static readonly string[] All = [EmptyConsole, EmptyWeb, FrameworkWeb, HealthWeb, HealthWebCommands];
    public static readonly string Root = FindRoot();

    public static bool ArePublished => Array.TrueForAll(All, static name => File.Exists(PathOf(name)));

    public static string PathOf(string name) =>
        Path.Combine(Root, "artifacts", "native-bench", name, OperatingSystem.IsWindows() ? name + ".exe" : name);

    public static double BytesOf(string name) => new FileInfo(PathOf(name)).Length;

    public static async Task PublishAsync()
    {
        foreach (var name in All)
        {
            Console.Error.WriteLine($"Publishing {name} ...");
            var publish = new ProcessStartInfo("dotnet", [
                "publish",
                Path.Combine(Root, "benchmarks", "Native", name),
                "-c", "Release",
                "-r", RuntimeInformation.RuntimeIdentifier,
                "-p:NativeAot=true",
                "-o", Path.GetDirectoryName(PathOf(name))!,
                "-v", "quiet",
            ]);
            // The table is alone on standard output.
            publish.RedirectStandardOutput = true;
            using var process = Process.Start(publish)!;
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"{name} cannot be published: {output}");
        }
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "HealthChecks.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The repository that the benchmarks belong to is not above them.");
    }
}
