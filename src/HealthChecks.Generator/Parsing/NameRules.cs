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
        return IsTaken(text, container) ? text + "_" : text;
    }

    /// <summary>Whether the class that holds a constant has the identifier already.</summary>
    public static bool IsTaken(string identifier, string container) => identifier == container || ReservedIdentifiers.Contains(identifier);

    /// <summary>
    /// The portable name that is most like a name: lower case, and one hyphen for what cannot stay. Null when nothing is left.
    /// </summary>
    public static string? PortableFrom(string name)
    {
        var portable = new StringBuilder(name.Length);
        foreach (var character in name)
        {
            var lower = char.ToLowerInvariant(character);
            if (PortableName.Allows(lower))
                portable.Append(lower);
            else if (portable.Length > 0 && portable[portable.Length - 1] != '-')
                portable.Append('-');
        }

        var text = portable.ToString(0, Math.Min(portable.Length, PortableName.Longest)).Trim('-');
        return PortableName.Is(text) ? text : null;
    }

    /// <summary>A name less what readers overlook: case, and the separators. Names with the same are easily confused.</summary>
    public static string SkeletonOf(string name)
    {
        var skeleton = new StringBuilder(name.Length);
        foreach (var character in name)
        {
            if (character is not ('.' or '_' or '-'))
                skeleton.Append(char.ToLowerInvariant(character));
        }

        return skeleton.ToString();
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
