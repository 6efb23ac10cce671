using HealthChecks.Generator.Diagnostics;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Analyzers.Declarations;

/// <summary>
/// HCK005 for parameters that dependency injection cannot fill: texts, numbers, enumerations, dates and times without a default. Delegates,
/// arrays and everything else may be services. A project that registers the type, or mentions the class elsewhere and so might register
/// that, is left alone, and so is a public class of a library, which an application might register.
/// </summary>
internal static class ServiceParameterRules
{
    private const string Advice =
        "take the service or the options that know it, give the parameter a default, or mark it [FromKeyedServices]";

    public static void Check(MarkedCheck check, DeclarationFacts facts, IProblemReporter reporter)
    {
        if (check.Model.RejectedBecause is not null || check.Model.Parameters.Count == 0)
            return;

        foreach (var parameter in check.Parameters)
        {
            if (IsSetting(parameter) && !RegisteredServices.MayHave(parameter.Type, facts.Source) && !IsMadeElsewhere(check, facts))
            {
                reporter.Report(
                    DiagnosticDescriptors.MalformedCheck,
                    parameter.NameLocation(),
                    null,
                    check.Model.Name,
                    $"its parameter '{parameter.Name}' is of type '{NameOf(parameter.Type)}', which is no service; {Advice}");
            }
        }
    }

    private static string NameOf(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    private static bool IsSetting(IParameterSymbol parameter) =>
        !parameter.HasExplicitDefaultValue
        && parameter.NullableAnnotation != NullableAnnotation.Annotated
        && IsSetting(parameter.Type)
        && parameter.GetAttributes().IsEmpty;

    private static bool IsSetting(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Enum
        || type.SpecialType is (>= SpecialType.System_Boolean and <= SpecialType.System_String) or SpecialType.System_DateTime
        || type.Is("System", "TimeSpan")
        || type.Is("System", "Guid")
        || type.Is("System", "DateTimeOffset");

    // A T registered in DI wins over construction, and then nobody asks for its parameters.
    private static bool IsMadeElsewhere(MarkedCheck check, DeclarationFacts facts) =>
        check.Symbol is INamedTypeSymbol type
        && ((!facts.Project.IsProgram && IsPublic(type)) || TypeMentions.IsMentionedOutside(type, facts.Source));

    private static bool IsPublic(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            if (current.DeclaredAccessibility != Accessibility.Public)
                return false;
        }

        return true;
    }
}
