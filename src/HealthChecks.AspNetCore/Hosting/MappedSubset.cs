namespace HealthChecks;

/// <summary>A subset that the application serves as an endpoint, and where.</summary>
internal sealed class MappedSubset(SubsetReporter subset, string path)
{
    public SubsetReporter Subset { get; } = subset;

    public string Path { get; } = path;
}
