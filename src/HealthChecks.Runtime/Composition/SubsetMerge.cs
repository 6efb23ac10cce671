namespace HealthChecks;

/// <summary>
/// Merges subsets of one name. What a registry sets wins over what those say that it includes, so the application's wins over all; where
/// two libraries set different values, neither includes the other, and the application sets none, nobody can know what is meant.
/// </summary>
internal sealed class SubsetMerge
{
    private readonly List<DeclaredSubset> _same;
    private readonly HealthRegistryDefinition _root;
    private readonly List<string> _problems;

    private SubsetMerge(List<DeclaredSubset> same, HealthRegistryDefinition root, List<string> problems)
    {
        _same = same;
        _root = root;
        _problems = problems;
    }

    public static List<HealthSubsetDefinition> Merge(List<IncludedRegistry> registries, List<string> problems)
    {
        var declared = new List<DeclaredSubset>();
        foreach (var included in registries)
        {
            var registry = included.Registry;
            var first = declared.Count;
            foreach (var subset in registry.Subsets)
            {
                if (declared.FindIndex(first, each => string.Equals(each.Definition.Name, subset.Name, StringComparison.OrdinalIgnoreCase)) >= 0)
                    problems.Add($"{registry.Name} declares the subset '{subset.Name}' twice; remove one");
                else
                    declared.Add(new DeclaredSubset(registry, subset));

                DeclarationRules.CheckSubset(registry, subset, problems);
            }
        }

        var merged = new List<HealthSubsetDefinition>();
        foreach (var subset in declared)
        {
            var name = subset.Definition.Name;
            if (merged.Exists(each => each.Name == name))
                continue;

            var same = declared.FindAll(each => each.Definition.Name == name);
            merged.Add(same.Count == 1 ? subset.Definition : new SubsetMerge(same, registries[0].Registry, problems).Merge());
        }

        merged.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        return merged;
    }

    private HealthSubsetDefinition Merge() => new(_same[0].Definition.Name)
    {
        Includes = Union(static subset => subset.Includes),
        Tags = Union(static subset => subset.Tags),
        Probe = (ProbeKind?)Settle(nameof(HealthSubsetDefinition.Probe), static subset => subset.Probe),
        JoinByTag = (JoinByTag?)Settle(nameof(HealthSubsetDefinition.JoinByTag), static subset => subset.JoinByTag),
        AllowEmpty = (bool?)Settle(nameof(HealthSubsetDefinition.AllowEmpty), static subset => subset.AllowEmpty),
        AheadOfPipeline = (bool?)Settle(nameof(HealthSubsetDefinition.AheadOfPipeline), static subset => subset.AheadOfPipeline),
        DeadlineSeconds = (double?)Settle(nameof(HealthSubsetDefinition.DeadlineSeconds), static subset => subset.DeadlineSeconds),
        FreshSeconds = (double?)Settle(nameof(HealthSubsetDefinition.FreshSeconds), static subset => subset.FreshSeconds),
        WarningsAsErrors = (bool?)Settle(nameof(HealthSubsetDefinition.WarningsAsErrors), static subset => subset.WarningsAsErrors),
        Latch = (bool?)Settle(nameof(HealthSubsetDefinition.Latch), static subset => subset.Latch),
        HealthyStatusCode = (int?)Settle(nameof(HealthSubsetDefinition.HealthyStatusCode), static subset => subset.HealthyStatusCode),
        DegradedStatusCode = (int?)Settle(nameof(HealthSubsetDefinition.DegradedStatusCode), static subset => subset.DegradedStatusCode),
        UnhealthyStatusCode = (int?)Settle(nameof(HealthSubsetDefinition.UnhealthyStatusCode), static subset => subset.UnhealthyStatusCode),
        DrainingStatusCode = (int?)Settle(nameof(HealthSubsetDefinition.DrainingStatusCode), static subset => subset.DrainingStatusCode),
        FailAfter = (int?)Settle(nameof(HealthSubsetDefinition.FailAfter), static subset => subset.FailAfter),
        PassAfter = (int?)Settle(nameof(HealthSubsetDefinition.PassAfter), static subset => subset.PassAfter),
        MaxParallel = (int?)Settle(nameof(HealthSubsetDefinition.MaxParallel), static subset => subset.MaxParallel),
    };

    // Boxed, because a native binary has a copy of generic code for every type of value.
    private object? Settle(string setting, Func<HealthSubsetDefinition, object?> read)
    {
        DeclaredSubset? settled = null;
        var setters = _same.FindAll(each => read(each.Definition) is not null);
        foreach (var setter in setters)
        {
            if (ReferenceEquals(setter.Registry, _root))
                return read(setter.Definition);
            if (setters.Exists(other => Includes(other.Registry, setter.Registry)))
                continue;
            if (settled is null)
                settled = setter;
            else if (!Equals(read(settled.Definition), read(setter.Definition)))
                _problems.Add($"{settled.Registry.Name} and {setter.Registry.Name} set {setting} of the subset '{setter.Definition.Name}' differently; set it in {_root.Name}");
        }

        return settled is null ? null : read(settled.Definition);
    }

    private List<string> Union(Func<HealthSubsetDefinition, IReadOnlyList<string>> read)
    {
        var union = new List<string>();
        foreach (var declared in _same)
        {
            foreach (var value in read(declared.Definition))
            {
                if (!union.Exists(known => string.Equals(known, value, StringComparison.OrdinalIgnoreCase)))
                    union.Add(value);
            }
        }

        return union;
    }

    private static bool Includes(HealthRegistryDefinition outer, HealthRegistryDefinition inner) =>
        !ReferenceEquals(outer, inner) && IncludeWalk.From(outer, []).Exists(each => ReferenceEquals(each.Registry, inner));
}
