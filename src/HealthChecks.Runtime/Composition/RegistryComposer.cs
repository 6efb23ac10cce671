using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>Merges registries, settles memberships, and finds every contradiction before the first probe does.</summary>
internal sealed class RegistryComposer(HealthRegistryDefinition root)
{
    private readonly List<string> _problems = [];

    public ComposedHealthRegistry Compose(IEnumerable<HealthCheckRegistration> registrations)
    {
        var included = IncludeWalk.From(root, _problems);
        var subsets = SubsetMerge.Merge(included, _problems);
        var checks = Checks(included, registrations);
        var memberships = new MembershipTable(subsets, _problems);
        foreach (var check in checks)
        {
            if (check.Definition is { } definition)
                memberships.AddDeclared(check, definition);
            else
                memberships.AddTagged(check, check.Registration!);
        }

        var composed = new ComposedHealthSubset[subsets.Count];
        for (var i = 0; i < composed.Length; i++)
            composed[i] = new ComposedHealthSubset(subsets[i], root.PathOf(subsets[i].Name), memberships.MembersOf(subsets[i]));

        ThrowIfAny();
        return new ComposedHealthRegistry(root, checks, composed);
    }

    private List<ComposedHealthCheck> Checks(List<IncludedRegistry> included, IEnumerable<HealthCheckRegistration> registrations)
    {
        var checks = new List<ComposedHealthCheck>();
        foreach (var (registry, prefix) in included)
        {
            foreach (var definition in registry.Checks)
            {
                var check = new ComposedHealthCheck(prefix + definition.Name, definition);
                DeclarationRules.CheckCheck(check, _problems);
                checks.Add(check);
            }
        }

        checks.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        foreach (var registration in registrations)
            checks.Add(new ComposedHealthCheck(registration));

        var byName = new Dictionary<string, ComposedHealthCheck>(StringComparer.OrdinalIgnoreCase);
        foreach (var check in checks)
        {
            if (!byName.TryAdd(check.Name, check))
            {
                _problems.Add(
                    $"two checks are named '{check.Name}': {byName[check.Name].Source} and {check.Source}; rename one, or include its registry with a Prefix");
            }
        }

        return checks;
    }

    private void ThrowIfAny()
    {
        if (_problems.Count > 0)
            throw new InvalidOperationException($"The health registry {root.Name} cannot be used: {string.Join("; ", _problems)}.");
    }
}
