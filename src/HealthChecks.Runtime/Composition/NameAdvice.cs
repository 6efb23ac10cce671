namespace HealthChecks;

/// <summary>Says, in a message about an unknown name, what was probably meant.</summary>
internal static class NameAdvice
{
    /// <summary>The nearest name; where none is near, what to do otherwise, and which names there are.</summary>
    public static string For(string name, IEnumerable<string> candidates, string otherwise)
    {
        var known = candidates.Order(StringComparer.Ordinal).ToArray();
        if (NearestName.Find(name, known) is { } nearest)
            return $"did you mean '{nearest}'?";

        return known.Length == 0 ? otherwise : $"{otherwise}, or use one of {string.Join(", ", known.Select(static each => $"'{each}'"))}";
    }
}
