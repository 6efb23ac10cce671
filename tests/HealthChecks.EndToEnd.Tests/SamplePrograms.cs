using System.Reflection;

namespace HealthChecks.EndToEnd.Tests;

/// <summary>
/// Where the samples' programs are: as built beside the tests, or the native binaries that environment variables name. Every test here
/// holds for both.
/// </summary>
internal static class SamplePrograms
{
    public const string NativeWebAppVariable = "HEALTHCHECKS_NATIVE_WEBAPP";

    public const string NativeWorkerVariable = "HEALTHCHECKS_NATIVE_WORKER";

    public static string? NativeWebApp { get; } = Named(NativeWebAppVariable);

    /// <summary>The web app as it is built beside the tests, compiled just in time.</summary>
    public static string BuiltWebApp { get; } = Built("WebApp");

    public static string WebApp { get; } = NativeWebApp ?? BuiltWebApp;

    public static string Worker { get; } = Named(NativeWorkerVariable) ?? Built("Worker");

    /// <summary>The folder of the web app's sources, whose settings it reads.</summary>
    public static string WebAppFolder { get; } = Path.Combine(Metadata("Samples"), "WebApp");

    /// <summary>The folder of the documentation.</summary>
    public static string Docs { get; } = Metadata("Docs");

    private static string? Named(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } path ? path : null;

    private static string Built(string sample) =>
        Path.Combine(Metadata("Samples"), sample, "bin", Metadata("Configuration"), "net10.0", sample);

    private static string Metadata(string key) => typeof(SamplePrograms).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(attribute => attribute.Key == key).Value!;
}
