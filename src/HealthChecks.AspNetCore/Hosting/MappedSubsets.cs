namespace HealthChecks;

/// <summary>The subsets that the application serves as endpoints, and where.</summary>
internal sealed class MappedSubsets
{
    private readonly List<MappedSubset> _mapped = [];

    public IReadOnlyList<MappedSubset> All => _mapped;

    public void Add(SubsetReporter subset, string path) => _mapped.Add(new MappedSubset(subset, path));
}
