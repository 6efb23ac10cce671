namespace HealthChecks;

/// <summary>Finds what somebody meant to write, for messages.</summary>
internal static class NearestName
{
    /// <summary>Says what was probably meant, or what there is.</summary>
    public static string Advice(string name, List<string> candidates, string otherwise)
    {
        candidates.Sort(StringComparer.Ordinal);
        string? nearest = null;
        var fewest = Math.Max(2, name.Length / 3) + 1;
        foreach (var candidate in candidates)
        {
            var edits = Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (edits < fewest && edits < candidate.Length)
                (nearest, fewest) = (candidate, edits);
        }

        if (nearest is not null)
            return $"did you mean '{nearest}'?";

        return candidates.Count == 0 ? otherwise : $"{otherwise}, or use one of '{string.Join("', '", candidates)}'";
    }

    private static int Distance(string left, string right)
    {
        var previous = new int[right.Length + 1];
        var current = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
            previous[j] = j;

        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var substitution = previous[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                current[j] = Math.Min(substitution, Math.Min(previous[j], current[j - 1]) + 1);
            }

            (previous, current) = (current, previous);
        }

        return previous[right.Length];
    }
}
