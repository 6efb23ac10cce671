using System.Collections.Concurrent;

namespace HealthChecks.Faults;

/// <summary>What checks depend on, by fault: each a server of its own.</summary>
public sealed class Dependencies(Faults faults) : IDisposable
{
    private readonly ConcurrentDictionary<string, Dependency> _all = new(StringComparer.Ordinal);

    public Dependency this[string fault] => _all.GetOrAdd(fault, name => new Dependency(faults[name], name switch
    {
        "refuses" => DependencyFault.Refuses,
        "flaps" => DependencyFault.Flaps,
        _ => DependencyFault.Silent,
    }));

    public void Dispose()
    {
        foreach (var dependency in _all.Values)
            dependency.Dispose();
    }
}
