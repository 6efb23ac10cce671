using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Analyzers.Usage;

/// <summary>The paths that a registry declares, where nothing in the project may change them.</summary>
internal sealed class KnownPaths
{
    private KnownPaths(string mount, string liveness)
    {
        Mount = Normal(mount);
        Liveness = Normal(liveness);
    }

    /// <summary>Without slashes around it; empty for the root.</summary>
    public string Mount { get; }

    /// <summary>The path of liveness, without slashes around it; empty when there is none.</summary>
    public string Liveness { get; }

    /// <summary>The paths of the application's only registry; null when it has several, or an option may say something else.</summary>
    public static KnownPaths? Of(ProjectUsage usage, INamedTypeSymbol registry)
    {
        if (registry.FindAttribute("HealthRegistryAttribute") is not { } marker
            || usage.MaySet("Path", "LivenessPath"))
        {
            return null;
        }

        var reader = new AttributeReader(marker, usage.Parsing);
        return new KnownPaths(reader.String("Path") ?? "/healthcheck", reader.String("LivenessPath") ?? "/healthcheck/liveness");
    }

    public string PathOf(string subset) => Mount.Length == 0 ? subset : Mount + "/" + subset;

    /// <summary>A path as routing compares it.</summary>
    public static string Normal(string path) => path.Trim().Trim('/').ToLowerInvariant();
}
