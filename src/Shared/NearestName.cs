namespace HealthChecks;

/// <summary>Finds what somebody meant to write.</summary>
internal static class NearestName
{
    /// <summary>The candidate with the fewest edits, at most a third of the name's length (but two for short names); else null.</summary>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        var limit = Math.Max(2, name.Length / 3);
        string? nearest = null;
        var fewest = limit + 1;
        foreach (var candidate in candidates)
        {
            var edits = Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (edits < fewest && edits < candidate.Length)
            {
                nearest = candidate;
                fewest = edits;
            }
        }

        return nearest;
    }

    /// <summary>How many letters have to be put in, taken out or changed to get from one name to the other.</summary>
    public static int Distance(string left, string right)
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
