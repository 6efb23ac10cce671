using HealthChecks.Generator.Model;
using HealthChecks.Generator.Parsing;

namespace HealthChecks.Generator;

/// <summary>Finds an identifier for every name.</summary>
internal static class NameConstants
{
    public static EquatableArray<NameConstant> For(IEnumerable<string> names, string container)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var constants = new List<NameConstant>();
        foreach (var name in new SortedSet<string>(names, StringComparer.Ordinal))
        {
            var identifier = NameRules.ConstantOf(name, container);
            while (!taken.Add(identifier))
                identifier += "_";
            constants.Add(new NameConstant(identifier, name));
        }

        return constants.ToEquatableArray();
    }
}
