namespace HealthChecks;

/// <summary>Finds every registry that an application includes: the root first, then nearer ones before farther ones, each once.</summary>
internal static class IncludeWalk
{
    public static List<IncludedRegistry> From(HealthRegistryDefinition root, List<string> problems)
    {
        var found = new List<IncludedRegistry> { new(root, "", 0) };
        for (var i = 0; i < found.Count; i++)
        {
            var outer = found[i];
            foreach (var include in outer.Registry.Includes)
            {
                var prefix = outer.Prefix + include.Prefix;
                if (found.Find(each => ReferenceEquals(each.Registry, include.Registry)) is not { } known)
                    found.Add(new IncludedRegistry(include.Registry, prefix, outer.Depth + 1));
                else if (known.Prefix != prefix && known.Depth > outer.Depth)
                    problems.Add(Conflict(include.Registry, known.Prefix, prefix, root));
            }
        }

        return found;
    }

    // The nearer include decides, so that an application can settle what its libraries disagree about.
    private static string Conflict(HealthRegistryDefinition registry, string one, string other, HealthRegistryDefinition root) =>
        $"{registry.Name} is included with the prefix '{one}' and with the prefix '{other}'; include it in {root.Name} itself to say which";
}
