namespace HealthChecks;

/// <summary>
/// Merges subsets of one name. What a registry sets wins over what those say that it includes, so the application's wins over all; where
/// two libraries set different values, neither includes the other, and the application sets none, nobody can know what is meant.
/// </summary>
internal static class SubsetMerge
{
    public static List<HealthSubsetDefinition> Merge(List<IncludedRegistry> registries, List<string> problems)
    {
        var byName = new SortedDictionary<string, List<(HealthRegistryDefinition Registry, HealthSubsetDefinition Subset)>>(StringComparer.Ordinal);
        foreach (var (registry, _) in registries)
        {
            var own = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var subset in registry.Subsets)
            {
                if (!own.Add(subset.Name))
                    problems.Add($"{registry.Name} declares the subset '{subset.Name}' twice; remove one");
                else if (byName.TryGetValue(subset.Name, out var same))
                    same.Add((registry, subset));
                else
                    byName.Add(subset.Name, [(registry, subset)]);

                DeclarationRules.CheckSubset(registry, subset, problems);
            }
        }

        var merged = new List<HealthSubsetDefinition>(byName.Count);
        foreach (var same in byName.Values)
            merged.Add(same.Count == 1 ? same[0].Subset : Merge(same, registries[0].Registry, problems));
        return merged;
    }

    private static HealthSubsetDefinition Merge(
        List<(HealthRegistryDefinition Registry, HealthSubsetDefinition Subset)> same,
        HealthRegistryDefinition root,
        List<string> problems)
    {
        return new HealthSubsetDefinition(same[0].Subset.Name)
        {
            Includes = [.. same.SelectMany(static each => each.Subset.Includes).Distinct(StringComparer.OrdinalIgnoreCase)],
            Tags = [.. same.SelectMany(static each => each.Subset.Tags).Distinct(StringComparer.OrdinalIgnoreCase)],
            Probe = Settle(nameof(HealthSubsetDefinition.Probe), static subset => subset.Probe),
            JoinByTag = Settle(nameof(HealthSubsetDefinition.JoinByTag), static subset => subset.JoinByTag),
            AllowEmpty = Settle(nameof(HealthSubsetDefinition.AllowEmpty), static subset => subset.AllowEmpty),
            AheadOfPipeline = Settle(nameof(HealthSubsetDefinition.AheadOfPipeline), static subset => subset.AheadOfPipeline),
            DeadlineSeconds = Settle(nameof(HealthSubsetDefinition.DeadlineSeconds), static subset => subset.DeadlineSeconds),
            FreshSeconds = Settle(nameof(HealthSubsetDefinition.FreshSeconds), static subset => subset.FreshSeconds),
            WarningsAsErrors = Settle(nameof(HealthSubsetDefinition.WarningsAsErrors), static subset => subset.WarningsAsErrors),
            Latch = Settle(nameof(HealthSubsetDefinition.Latch), static subset => subset.Latch),
            HealthyStatusCode = Settle(nameof(HealthSubsetDefinition.HealthyStatusCode), static subset => subset.HealthyStatusCode),
            DegradedStatusCode = Settle(nameof(HealthSubsetDefinition.DegradedStatusCode), static subset => subset.DegradedStatusCode),
            UnhealthyStatusCode = Settle(nameof(HealthSubsetDefinition.UnhealthyStatusCode), static subset => subset.UnhealthyStatusCode),
        };

        T? Settle<T>(string setting, Func<HealthSubsetDefinition, T?> read)
            where T : struct
        {
            (HealthRegistryDefinition Registry, T Value)? settled = null;
            var setters = same.FindAll(each => read(each.Subset) is not null);
            foreach (var (registry, subset) in setters)
            {
                var value = read(subset)!.Value;
                if (ReferenceEquals(registry, root))
                    return value;
                if (setters.Exists(other => Includes(other.Registry, registry)))
                    continue;
                if (settled is not { } earlier)
                    settled = (registry, value);
                else if (!EqualityComparer<T>.Default.Equals(earlier.Value, value))
                    problems.Add(Conflict(setting, subset.Name, earlier.Registry, registry));
            }

            return settled?.Value;
        }

        static bool Includes(HealthRegistryDefinition outer, HealthRegistryDefinition inner) =>
            !ReferenceEquals(outer, inner) && IncludeWalk.From(outer, []).Exists(each => ReferenceEquals(each.Registry, inner));

        string Conflict(string setting, string subset, HealthRegistryDefinition one, HealthRegistryDefinition other) =>
            $"{one.Name} and {other.Name} set {setting} of the subset '{subset}' differently; set it in {root.Name}";
    }
}
