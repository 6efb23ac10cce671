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
        CauseTable.Settle(checks, _problems);
        var memberships = new MembershipTable(subsets, checks.Count, _problems);
        foreach (var check in checks)
        {
            if (check.Definition is { } definition)
                memberships.AddDeclared(check, definition);
            else
                memberships.AddTagged(check, check.Registration!);
        }

        var composed = new ComposedHealthSubset[subsets.Count];
        for (var i = 0; i < composed.Length; i++)
        {
            var subset = new ComposedHealthSubset(subsets[i], root.PathOf(subsets[i].Name), memberships.MembersOf(subsets[i]));
            foreach (var member in subset.Members)
                member.Check.MemberOf.Add(subset);
            composed[i] = subset;
        }

        ThrowIfAny();
        return new ComposedHealthRegistry(root, checks, composed);
    }

    private List<ComposedHealthCheck> Checks(List<IncludedRegistry> included, IEnumerable<HealthCheckRegistration> registrations)
    {
        var checks = new List<ComposedHealthCheck>();
        foreach (var registry in included)
        {
            foreach (var definition in registry.Registry.Checks)
            {
                var check = new ComposedHealthCheck(registry.Prefix, definition);
                DeclarationRules.CheckCheck(check, _problems);
                checks.Add(check);
            }
        }

        checks.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        foreach (var registration in registrations)
            checks.Add(new ComposedHealthCheck(registration));

        var byName = new Dictionary<string, object>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < checks.Count; i++)
        {
            var check = checks[i];
            check.Index = i;
            if (!byName.TryAdd(check.Name, check))
            {
                _problems.Add(
                    $"two checks are named '{check.Name}': {((ComposedHealthCheck)byName[check.Name]).Source} and {check.Source}; rename one, or include its registry with a Prefix");
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
