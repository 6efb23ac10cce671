namespace HealthChecks;

/// <summary>Finds every registry that an application includes: the root first, then nearer ones before farther ones, each once.</summary>
internal static class IncludeWalk
{
    public static List<IncludedRegistry> From(HealthRegistryDefinition root, List<string> problems)
    {
        var found = new List<IncludedRegistry> { new(root, "") };
        var depths = new Dictionary<HealthRegistryDefinition, (string Prefix, int Depth)> { [root] = ("", 0) };

        for (var i = 0; i < found.Count; i++)
        {
            var (registry, prefix) = found[i];
            var depth = depths[registry].Depth + 1;
            foreach (var include in registry.Includes)
            {
                var fullPrefix = prefix + include.Prefix;
                if (depths.TryAdd(include.Registry, (fullPrefix, depth)))
                    found.Add(new IncludedRegistry(include.Registry, fullPrefix));
                else if (depths[include.Registry] is var known && known.Prefix != fullPrefix && known.Depth >= depth)
                    problems.Add(Conflict(include.Registry, known.Prefix, fullPrefix, root));
            }
        }

        return found;
    }

    // The nearer include decides, so that an application can settle what its libraries disagree about.
    private static string Conflict(HealthRegistryDefinition registry, string one, string other, HealthRegistryDefinition root) =>
        $"{registry.Name} is included with the prefix '{one}' and with the prefix '{other}'; include it in {root.Name} itself to say which";
}
