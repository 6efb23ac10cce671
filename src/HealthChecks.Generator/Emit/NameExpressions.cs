using HealthChecks.Generator.Model;

namespace HealthChecks.Generator.Emit;

/// <summary>How generated code writes a name: by its constant where there is one, else as a literal.</summary>
internal sealed class NameExpressions(RegistryOutput output)
{
    private readonly Dictionary<string, string> _subsets = Expressions("Subsets", output.SubsetConstants);
    private readonly Dictionary<string, string> _checks = Expressions("Checks", output.CheckConstants);

    public string Subset(string name) => Find(_subsets, name);

    public string Check(string name) => Find(_checks, name);

    private static Dictionary<string, string> Expressions(string container, EquatableArray<NameConstant> constants)
    {
        var expressions = new Dictionary<string, string>(constants.Count, StringComparer.Ordinal);
        foreach (var constant in constants)
            expressions.Add(constant.Name, $"{container}.{constant.Identifier}");
        return expressions;
    }

    private static string Find(Dictionary<string, string> expressions, string name) =>
        expressions.TryGetValue(name, out var expression) ? expression : CSharpText.Literal(name);
}
