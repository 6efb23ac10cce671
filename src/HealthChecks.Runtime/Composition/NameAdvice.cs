namespace HealthChecks;

/// <summary>Says, in a message about an unknown name, what was probably meant.</summary>
internal static class NameAdvice
{
    /// <summary>The nearest name; where none is near, what to do otherwise, and which names there are.</summary>
    public static string For(string name, List<string> candidates, string otherwise)
    {
        candidates.Sort(StringComparer.Ordinal);
        if (NearestName.Find(name, candidates) is { } nearest)
            return $"did you mean '{nearest}'?";

        return candidates.Count == 0 ? otherwise : $"{otherwise}, or use one of '{string.Join("', '", candidates)}'";
    }
}
