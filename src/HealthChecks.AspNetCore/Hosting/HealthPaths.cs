using Microsoft.Extensions.Options;

namespace HealthChecks;

/// <summary>The paths that are in force: what the options say, else what the registry says.</summary>
internal sealed class HealthPaths
{
    public HealthPaths(RegistryPaths registry, IOptions<HealthEndpointOptions> options)
    {
        var settings = options.Value;
        Mount = Rooted(settings.Path ?? registry.Path, nameof(HealthEndpointOptions.Path)) ?? "";
        Liveness = Rooted(settings.LivenessPath ?? registry.LivenessPath, nameof(HealthEndpointOptions.LivenessPath));
        PathBase = Rooted(settings.PathBase ?? registry.PathBase ?? "", nameof(HealthEndpointOptions.PathBase));
    }

    /// <summary>The mount, without a trailing slash; empty for the root.</summary>
    public string Mount { get; }

    /// <summary>The path of the liveness probe; null when it is switched off.</summary>
    public string? Liveness { get; }

    /// <summary>The path base; null for none.</summary>
    public string? PathBase { get; }

    public string PathOf(string subset) => Mount + "/" + subset;

    /// <summary>Liveness answers ahead of every endpoint, and always 200: a subset at its path would be green whatever its checks say.</summary>
    /// <exception cref="InvalidOperationException">The path is that of the liveness probe.</exception>
    public void ThrowIfShadowed(string subset, string path)
    {
        if (Liveness is not null && path.AsSpan().Trim('/').Equals(Liveness.AsSpan().Trim('/'), StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException(
                $"The health subset '{subset}' would be served at {Liveness}, where the liveness probe answers before it; rename the subset, or set another LivenessPath (an empty one switches the liveness probe off).");
        }
    }

    private static string? Rooted(string path, string setting)
    {
        var trimmed = path.Trim().TrimEnd('/');
        if (trimmed.Length == 0)
            return null;
        if (trimmed[0] != '/' || trimmed.AsSpan().ContainsAny("?#{} \t"))
        {
            throw new InvalidOperationException(
                $"{setting} of the health endpoints is '{path}', which is not a path; use one that begins with '/' and has no query, placeholder or space, such as '/healthcheck'.");
        }

        return trimmed;
    }
}
