namespace HealthChecks;

/// <summary>
/// What the name of a check or subset must be: one URL segment and one metric label. The build and the engine agree by sharing it.
/// </summary>
internal static class PortableName
{
    /// <summary>The rule, said so that it ends a sentence that begins with "use".</summary>
    public const string Rule = "1 to 63 lower-case letters, digits, '.', '_' and '-'";

    public const int Longest = 63;

    public static bool Is(string name)
    {
        if (name.Length is 0 or > Longest || name is "." or "..")
            return false;

        foreach (var character in name)
        {
            if (!Allows(character))
                return false;
        }

        return true;
    }

    public static bool Allows(char character) => character is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '.' or '_' or '-';
}
