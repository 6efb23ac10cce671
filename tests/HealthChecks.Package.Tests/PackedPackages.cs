using System.Globalization;
using System.IO.Compression;
using HealthChecks.Testing;

namespace HealthChecks.Package.Tests;

/// <summary>The packages, packed once for all tests from the sources that the tests were built from, with a version of their own.</summary>
public sealed class PackedPackages : IAsyncLifetime
{
    /// <summary>Every package that there is.</summary>
    public static readonly string[] Ids =
    [
        "HealthChecks.Abstractions", "HealthChecks.AspNetCore", "HealthChecks.Checks", "HealthChecks.Checks.Aws",
        "HealthChecks.Checks.EntityFrameworkCore", "HealthChecks.Checks.Quartz", "HealthChecks.Checks.RabbitMQ", "HealthChecks.CommandLine",
        "HealthChecks.Runtime",
    ];

    private readonly string _root = Directory.CreateTempSubdirectory("healthchecks-packages-").FullName;

    /// <summary>The folder that the packages are in.</summary>
    public string Folder => Path.Combine(_root, "packages");

    /// <summary>Their version: new for every run, so that no package cache has it already.</summary>
    public string Version { get; } = "0.1.0-test." + DateTime.UtcNow.ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture).TrimStart('0');

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        foreach (var id in Ids)
        {
            var (exitCode, output) = await DotNet.RunAsync(
                Locations.RepositoryRoot,
                "pack", Path.Combine("src", id), "--configuration", "Release", "--artifacts-path", Path.Combine(_root, "artifacts"),
                "--property:Version=" + Version, "--property:PackageOutputPath=" + Folder, "--nologo");
            if (exitCode != 0)
                throw new InvalidOperationException($"{id} cannot be packed:\n{output}");
        }
    }

    /// <summary>The files in a package, less what the format itself adds.</summary>
    public IReadOnlyList<string> FilesOf(string id, string extension = "nupkg")
    {
        using var package = ZipFile.OpenRead(PathOf(id, extension));
        return [.. package.Entries
            .Select(static entry => entry.FullName)
            .Where(static name => !name.StartsWith("_rels/", StringComparison.Ordinal)
                && !name.StartsWith("package/", StringComparison.Ordinal)
                && name != "[Content_Types].xml")
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>The text of a file in a package.</summary>
    public string TextOf(string id, string file)
    {
        using var package = ZipFile.OpenRead(PathOf(id, "nupkg"));
        using var reader = new StreamReader(package.GetEntry(file)!.Open());
        return reader.ReadToEnd();
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return ValueTask.CompletedTask;
    }

    private string PathOf(string id, string extension) => Path.Combine(Folder, $"{id}.{Version}.{extension}");
}
