using System.Reflection;

namespace HealthChecks.Package.Tests;

/// <summary>Where the tests find the repository that they were built from.</summary>
internal static class Locations
{
    public static string RepositoryRoot { get; } = Metadata("RepositoryRoot");

    public static string ProjectFolder { get; } = Metadata("ProjectFolder");

    public static string NativeAotFramework { get; } = Metadata("NativeAotFramework");

    private static string Metadata(string key) => typeof(Locations).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(attribute => attribute.Key == key).Value!;
}
