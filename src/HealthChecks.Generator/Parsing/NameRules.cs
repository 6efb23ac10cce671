using System.Text;

namespace HealthChecks.Generator.Parsing;

/// <summary>How names of checks and subsets are derived, and how constants are named after them.</summary>
internal static class NameRules
{
    private static readonly HashSet<string> ReservedIdentifiers = new(StringComparer.Ordinal)
    {
        "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString",
    };

    /// <summary>The name of a check that is given none: <c>QueueDepthHealthCheck</c> is <c>queue-depth</c>.</summary>
    public static string CheckNameOf(string identifier)
    {
        foreach (var suffix in (string[])["HealthCheck", "Check"])
        {
            if (identifier.Length > suffix.Length && identifier.EndsWith(suffix, StringComparison.Ordinal))
                return KebabCase(identifier.Substring(0, identifier.Length - suffix.Length));
        }

        return KebabCase(identifier);
    }

    /// <summary>The identifier of the constant for a name: <c>session-cache</c> is <c>SessionCache</c>.</summary>
    /// <param name="name">The name.</param>
    /// <param name="container">The class that holds the constant; a member may not have its name.</param>
    public static string ConstantOf(string name, string container)
    {
        var identifier = new StringBuilder(name.Length);
        var upper = true;
        foreach (var character in name)
        {
            if (!char.IsLetterOrDigit(character))
            {
                upper = true;
                continue;
            }

            identifier.Append(upper ? char.ToUpperInvariant(character) : character);
            upper = false;
        }

        if (identifier.Length == 0 || char.IsDigit(identifier[0]))
            identifier.Insert(0, '_');

        var text = identifier.ToString();
        return text == container || ReservedIdentifiers.Contains(text) ? text + "_" : text;
    }

    private static string KebabCase(string identifier)
    {
        var name = new StringBuilder(identifier.Length + 4);
        for (var i = 0; i < identifier.Length; i++)
        {
            var character = identifier[i];
            if (character == '_')
            {
                if (name.Length > 0 && name[name.Length - 1] != '-')
                    name.Append('-');
                continue;
            }

            var startsWord = char.IsUpper(character)
                && i > 0
                && (!char.IsUpper(identifier[i - 1]) || (i + 1 < identifier.Length && char.IsLower(identifier[i + 1])));
            if (startsWord && name.Length > 0 && name[name.Length - 1] != '-')
                name.Append('-');

            name.Append(char.ToLowerInvariant(character));
        }

        return name.ToString().Trim('-');
    }
}
