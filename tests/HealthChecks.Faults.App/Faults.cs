using System.Collections.Concurrent;

namespace HealthChecks.Faults;

/// <summary>The faults, by the name of the subset and check that have them.</summary>
public sealed class Faults
{
    private readonly ConcurrentDictionary<string, Fault> _faults = new(StringComparer.Ordinal);

    public Fault this[string name] => _faults.GetOrAdd(name, static _ => new Fault());
}
