namespace HealthChecks.Generator.Analyzers.Declarations;

/// <summary>A subset as a registry has it, what included registries say of it merged.</summary>
/// <param name="name">The subset's name.</param>
/// <param name="isOwn">Whether the registry itself declares it.</param>
internal sealed class SubsetFacts(string name, bool isOwn)
{
    private int? _ownProbe;
    private int? _includedProbe;
    private bool _isUnclear;

    public string Name => name;

    /// <summary>Whether the registry itself declares it.</summary>
    public bool IsOwn => isOwn;

    /// <summary>Its kind, as in <see cref="SubsetDefaults"/>; null when it cannot be known.</summary>
    public int? Kind => _ownProbe ?? (_isUnclear ? null : _includedProbe ?? SubsetDefaults.KindOf(name));

    /// <summary>The subsets whose memberships it has too.</summary>
    public List<string> Includes { get; } = [];

    /// <summary>Takes note of what a declaration says; what the registry itself sets wins.</summary>
    public void SetProbe(int kind, bool own)
    {
        if (own)
            _ownProbe ??= kind;
        else if (_includedProbe is { } other && other != kind)
            _isUnclear = true;
        else
            _includedProbe = kind;
    }

    /// <summary>Takes note of a declaration that cannot be read.</summary>
    public void SetUnclear() => _isUnclear = true;
}
