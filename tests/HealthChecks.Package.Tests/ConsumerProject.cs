using HealthChecks.Testing;

namespace HealthChecks.Package.Tests;

/// <summary>A new web project in a folder of its own, far from the solution, that takes the packages from a local folder.</summary>
internal sealed class ConsumerProject : IDisposable
{
    private readonly string[] _properties;

    public ConsumerProject(PackedPackages packages)
    {
        Folder = Directory.CreateTempSubdirectory("healthchecks-consumer-").FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Locations.ProjectFolder, "Consumer"), "*.txt"))
            File.Copy(file, Path.Combine(Folder, Path.GetFileNameWithoutExtension(file)));

        // Its own package folder, so that what is tested here does not stay on the machine; the machine's own saves the download.
        _properties =
        [
            "-p:HealthChecksVersion=" + packages.Version,
            "-p:RestoreAdditionalProjectSources=" + packages.Folder,
            "-p:RestorePackagesPath=" + Path.Combine(Folder, "restored"),
            "-p:RestoreFallbackFolders=" + MachinePackages(),
        ];
    }

    public string Folder { get; }

    public void Replace(string file, string before, string after)
    {
        var path = Path.Combine(Folder, file);
        var text = File.ReadAllText(path);
        Assert.Contains(before, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(before, after, StringComparison.Ordinal));
    }

    public Task<(int ExitCode, string Output)> DotNetAsync(string verb, params string[] options) =>
        DotNet.RunAsync(Folder, [verb, "Consumer.csproj", "--nologo", .. options, .. _properties]);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string MachinePackages() =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } configured
            ? configured
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
