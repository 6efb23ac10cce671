namespace HealthChecks;

/// <summary>
/// Compares the names of checks, subsets and tags as keys of settings: without regard to case, and with <c>_</c>, <c>-</c> and <c>.</c>
/// taken for the same, because a shell cannot export a variable with the latter two in its name.
/// </summary>
internal sealed class SettingNameComparer : IEqualityComparer<string>
{
    public static readonly SettingNameComparer Instance = new();

    public bool Equals(string? x, string? y)
    {
        if (x is null || y is null)
            return ReferenceEquals(x, y);
        if (x.Length != y.Length)
            return false;

        for (var i = 0; i < x.Length; i++)
        {
            if (Fold(x[i]) != Fold(y[i]))
                return false;
        }

        return true;
    }

    public int GetHashCode(string obj)
    {
        var hash = 0;
        foreach (var character in obj)
            hash = (hash * 31) + Fold(character);
        return hash;
    }

    private static char Fold(char character) => character is '-' or '.' ? '_' : char.ToLowerInvariant(character);
}
