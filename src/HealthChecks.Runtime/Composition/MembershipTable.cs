using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>Who is in which subset: declared memberships, those that a subset's inclusions bring along, and those by tag.</summary>
internal sealed class MembershipTable
{
    private readonly List<HealthSubsetDefinition> _subsets;
    private readonly List<string> _problems;
    private readonly Dictionary<string, HealthSubsetDefinition> _byName;
    private readonly Dictionary<HealthSubsetDefinition, Dictionary<ComposedHealthCheck, bool>> _explicit = [];
    private readonly Dictionary<HealthSubsetDefinition, Dictionary<ComposedHealthCheck, bool>> _settled = [];

    public MembershipTable(List<HealthSubsetDefinition> subsets, List<string> problems)
    {
        _subsets = subsets;
        _problems = problems;
        _byName = new Dictionary<string, HealthSubsetDefinition>(StringComparer.OrdinalIgnoreCase);
        foreach (var subset in subsets)
        {
            // Two that differ by case have bad names, which has been said.
            _byName.TryAdd(subset.Name, subset);
            _explicit.Add(subset, []);
        }
    }

    public void AddDeclared(ComposedHealthCheck check, HealthCheckDefinition definition)
    {
        foreach (var membership in definition.Memberships)
        {
            if (!_byName.TryGetValue(membership.Subset, out var subset))
                _problems.Add($"the check '{check.Name}' ({check.Source}) is in the subset '{membership.Subset}', which nobody declares; {Advice(membership.Subset)}");
            else if (!_explicit[subset].TryAdd(check, membership.Critical))
                _problems.Add($"the check '{check.Name}' ({check.Source}) is in the subset '{subset.Name}' twice; remove one [InSubset]");
        }
    }

    public void AddTagged(ComposedHealthCheck check, HealthCheckRegistration registration)
    {
        foreach (var subset in _subsets)
        {
            var join = subset.JoinByTag ?? JoinByTag.Critical;
            if (join != JoinByTag.No && registration.Tags.Any(tag => IsTagOf(tag, subset)))
                _explicit[subset][check] = join == JoinByTag.Critical;
        }
    }

    public IReadOnlyList<ComposedHealthMember> MembersOf(HealthSubsetDefinition subset)
    {
        var members = new List<ComposedHealthMember>();
        foreach (var (check, critical) in Settle(subset, []))
            members.Add(new ComposedHealthMember(check, critical));

        members.Sort(static (left, right) => string.CompareOrdinal(left.Check.Name, right.Check.Name));
        return members;
    }

    private static bool IsTagOf(string tag, HealthSubsetDefinition subset) =>
        string.Equals(tag, subset.Name, StringComparison.OrdinalIgnoreCase) || subset.Tags.Contains(tag, StringComparer.OrdinalIgnoreCase);

    private Dictionary<ComposedHealthCheck, bool> Settle(HealthSubsetDefinition subset, List<HealthSubsetDefinition> path)
    {
        if (_settled.TryGetValue(subset, out var known))
            return known;

        if (path.Contains(subset))
        {
            var circle = path.SkipWhile(each => each != subset).Append(subset).Select(static each => $"'{each.Name}'");
            _problems.Add($"the subsets {string.Join(" → ", circle)} include each other; remove one of the inclusions");
            return [];
        }

        path.Add(subset);
        var members = new Dictionary<ComposedHealthCheck, bool>(_explicit[subset]);
        foreach (var name in subset.Includes)
        {
            if (!_byName.TryGetValue(name, out var included))
            {
                _problems.Add($"the subset '{subset.Name}' includes '{name}', which nobody declares; {Advice(name)}");
                continue;
            }

            foreach (var (check, critical) in Settle(included, path))
            {
                // Its own [InSubset] overrides; of two inclusions the stricter holds.
                if (!_explicit[subset].ContainsKey(check))
                    members[check] = critical || (members.TryGetValue(check, out var other) && other);
            }
        }

        path.RemoveAt(path.Count - 1);
        _settled[subset] = members;
        return members;
    }

    private string Advice(string name) => NameAdvice.For(name, _byName.Keys, "declare it with [HealthSubset]");
}
