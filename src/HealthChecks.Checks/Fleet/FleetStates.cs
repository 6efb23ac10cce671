namespace HealthChecks;

/// <summary>The states of members that are not healthy.</summary>
internal sealed class FleetStates
{
    private readonly HashSet<string> _names;

    public FleetStates(IEnumerable<string>? names)
    {
        ArgumentNullException.ThrowIfNull(names, "UnhealthyStates");
        _names = new HashSet<string>(names, StringComparer.OrdinalIgnoreCase);
    }

    public FleetStates()
        : this(["failed", "stopping", "stopped"])
    {
    }

    public IReadOnlyCollection<string> Names => _names;

    public bool Contains(string state) => _names.Contains(state);
}
