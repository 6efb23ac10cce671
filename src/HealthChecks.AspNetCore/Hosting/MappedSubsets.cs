namespace HealthChecks;

/// <summary>The subsets that the application serves as endpoints, and where.</summary>
internal sealed class MappedSubsets
{
    private readonly List<(SubsetReporter Subset, string Path)> _mapped = [];

    public IReadOnlyList<(SubsetReporter Subset, string Path)> All => _mapped;

    public void Add(SubsetReporter subset, string path) => _mapped.Add((subset, path));
}
