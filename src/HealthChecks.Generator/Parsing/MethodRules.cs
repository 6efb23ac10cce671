using HealthChecks.Generator.Model;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Parsing;

/// <summary>What a method must be to be a check or a factory of one.</summary>
internal static class MethodRules
{
    private const string NeitherCheckNorResult =
        "it returns neither an IHealthCheck nor a HealthCheckResult (or a Task or ValueTask of one); return one of these";

    /// <summary>What the method is; and why it cannot be that, said so that it ends a sentence, or null when it can.</summary>
    public static CheckShape ShapeOf(IMethodSymbol method, out string? rejectedBecause)
    {
        rejectedBecause = null;
        var shape = CheckShape.Factory;
        var result = method.ReturnType;
        if (IsResult(result))
            shape = CheckShape.Method;
        else if (IsTaskOfResult(result, "Task"))
            shape = CheckShape.TaskMethod;
        else if (IsTaskOfResult(result, "ValueTask"))
            shape = CheckShape.ValueTaskMethod;
        else if (!result.ImplementsHealthCheck() || method.RefKind != RefKind.None)
            rejectedBecause = result.IsUnknown() || result.InheritsUnknown() ? UnknownTypes.Because : NeitherCheckNorResult;

        if (!method.ContainingType.IsRegistry())
            rejectedBecause = "it is a method outside a health registry; move it to the class that carries [HealthRegistry]";
        else if (method.MethodKind != MethodKind.Ordinary)
            rejectedBecause = "it is no ordinary method; move [HealthCheck] to one";
        else if (!method.IsStatic)
            rejectedBecause = "it is an instance method; make it static";
        else if (method.IsGenericMethod)
            rejectedBecause = "it is a generic method; give it a return type and parameters that are known";

        return shape;
    }

    private static bool IsResult(ITypeSymbol type) => type.Is(MetadataNames.FrameworkNamespace, "HealthCheckResult");

    private static bool IsTaskOfResult(ITypeSymbol type, string name) =>
        type is INamedTypeSymbol { TypeArguments: [var argument] } task && task.Is("System.Threading.Tasks", name) && IsResult(argument);
}
