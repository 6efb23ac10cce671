namespace HealthChecks;

/// <summary>The subsets that the application serves as endpoints.</summary>
internal sealed class MappedSubsets
{
    private readonly List<SubsetReporter> _subsets = [];

    public IReadOnlyList<SubsetReporter> All => _subsets;

    public void Add(SubsetReporter subset)
    {
        if (!_subsets.Contains(subset))
            _subsets.Add(subset);
    }
}
