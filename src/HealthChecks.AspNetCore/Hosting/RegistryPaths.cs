namespace HealthChecks;

/// <summary>The paths that the registry declares.</summary>
internal sealed record RegistryPaths(string Path, string LivenessPath, string? PathBase);
