using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Testing.Roslyn;

/// <summary>Walks what the generator's steps hand on, and refuses what roots a compilation or is never equal.</summary>
internal static class TrackedValueRules
{
    private static readonly Type[] Banned =
    [
        typeof(Compilation), typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxTree), typeof(Location), typeof(Diagnostic),
        typeof(SemanticModel), typeof(IOperation), typeof(Delegate),
    ];

    private const BindingFlags OwnFields =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static void Check(GeneratorRunResult result, IEnumerable<string> stepNames)
    {
        var visited = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var name in stepNames)
        {
            foreach (var step in result.TrackedSteps.GetValueOrDefault(name, []))
            {
                foreach (var (value, _) in step.Outputs)
                    Walk(value, name, visited);
            }
        }
    }

    private static void Walk(object? value, string path, HashSet<object> visited)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum || !visited.Add(value))
            return;
        if (Banned.FirstOrDefault(type => type.IsInstanceOfType(value)) is { } banned)
        {
            throw new HarnessException(
                $"{path} holds a {banned.Name} ({value.GetType()}); models hold strings, bools, numbers, enums and EquatableArray only.");
        }

        if (value is IEnumerable items)
        {
            foreach (var item in items)
                Walk(item, path + "[]", visited);
            return;
        }

        for (var type = value.GetType(); type is not null; type = type.BaseType)
        {
            foreach (var field in type.GetFields(OwnFields))
                Walk(field.GetValue(value), $"{path}.{field.Name}", visited);
        }
    }
}
