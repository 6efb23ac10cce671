using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>Who is in which subset: declared memberships, those that a subset's inclusions bring along, and those by tag.</summary>
internal sealed class MembershipTable
{
    private readonly List<SubsetMembers> _subsets = [];
    private readonly List<string> _problems;

    public MembershipTable(List<HealthSubsetDefinition> subsets, int checks, List<string> problems)
    {
        _problems = problems;
        foreach (var subset in subsets)
            _subsets.Add(new SubsetMembers(subset, checks));
    }

    public void AddDeclared(ComposedHealthCheck check, HealthCheckDefinition definition)
    {
        foreach (var membership in definition.Memberships)
        {
            if (Find(membership.Subset) is not { } members)
                Add(check, membership, ", which nobody declares; " + Advice(membership.Subset));
            else if (members.Own[check.Index] is not null)
                Add(check, membership, " twice; remove one [InSubset]");
            else
                members.Own[check.Index] = new ComposedHealthMember(check, membership.Critical);
        }
    }

    public void AddTagged(ComposedHealthCheck check, HealthCheckRegistration registration)
    {
        foreach (var members in _subsets)
        {
            var join = members.Subset.JoinByTag ?? JoinByTag.Critical;
            if (join != JoinByTag.No && IsTagged(registration, members.Subset))
                members.Own[check.Index] = new ComposedHealthMember(check, join == JoinByTag.Critical);
        }
    }

    public List<ComposedHealthMember> MembersOf(HealthSubsetDefinition subset)
    {
        var members = new List<ComposedHealthMember>();
        foreach (var member in Settle(_subsets.Find(each => each.Subset == subset)!, []))
        {
            if (member is not null)
                members.Add(member);
        }

        members.Sort(static (left, right) => string.CompareOrdinal(left.Check.Name, right.Check.Name));
        return members;
    }

    private static bool IsTagged(HealthCheckRegistration registration, HealthSubsetDefinition subset)
    {
        foreach (var tag in registration.Tags)
        {
            if (Is(tag, subset.Name))
                return true;

            foreach (var alias in subset.Tags)
            {
                if (Is(tag, alias))
                    return true;
            }
        }

        return false;
    }

    private ComposedHealthMember?[] Settle(SubsetMembers members, List<SubsetMembers> path)
    {
        if (members.All is { } known)
            return known;

        var start = path.IndexOf(members);
        if (start >= 0)
        {
            var circle = "";
            for (var i = start; i < path.Count; i++)
                circle += $"'{path[i].Subset.Name}' → ";
            _problems.Add($"the subsets {circle}'{members.Subset.Name}' include each other; remove one of the inclusions");
            return [];
        }

        path.Add(members);
        var all = (ComposedHealthMember?[])members.Own.Clone();
        foreach (var name in members.Subset.Includes)
        {
            if (Find(name) is { } included)
                Include(all, members.Own, Settle(included, path));
            else
                _problems.Add($"the subset '{members.Subset.Name}' includes '{name}', which nobody declares; {Advice(name)}");
        }

        path.RemoveAt(path.Count - 1);
        members.All = all;
        return all;
    }

    // Its own [InSubset] overrides; of two inclusions the stricter holds.
    private static void Include(ComposedHealthMember?[] all, ComposedHealthMember?[] own, ComposedHealthMember?[] included)
    {
        for (var i = 0; i < included.Length; i++)
        {
            if (included[i] is { } member && own[i] is null && (all[i] is null || member.Critical))
                all[i] = member;
        }
    }

    private void Add(ComposedHealthCheck check, HealthMembership membership, string problem) =>
        _problems.Add($"the check '{check.Name}' ({check.Source}) is in the subset '{membership.Subset}'{problem}");

    // Two that differ by case have bad names, which has been said.
    private SubsetMembers? Find(string name) => _subsets.Find(each => Is(each.Subset.Name, name));

    private static bool Is(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);

    private string Advice(string name)
    {
        var known = new List<string>();
        foreach (var members in _subsets)
            known.Add(members.Subset.Name);
        return NameAdvice.For(name, known, "declare it with [HealthSubset]");
    }
}
