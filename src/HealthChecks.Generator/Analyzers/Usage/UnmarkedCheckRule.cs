using HealthChecks.Generator.Diagnostics;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.Generator.Analyzers.Usage;

/// <summary>HCK112: a class of an application could be a check, and nobody names it.</summary>
internal sealed class UnmarkedCheckRule() : UsageRule(DiagnosticDescriptors.UnmarkedCheck)
{
    // What finds classes without naming them.
    private static readonly string[] Scans =
        ["GetTypes", "GetExportedTypes", "ExportedTypes", "DefinedTypes", "Scan", "RegisterAssemblyTypes"];

    public override void Report(ProjectUsage usage, Reporting reporting)
    {
        if (!usage.IsApplication || usage.Registries.Count == 0)
            return;

        foreach (var type in usage.UnmarkedClasses)
        {
            if (MarkableClass.Is(type)
                && !IsNamed(type, usage)
                && !usage.Names.HasAny(Scans))
            {
                reporting.Report(DiagnosticDescriptors.UnmarkedCheck, type.NameLocation(), type.Name);
            }
        }
    }

    private static bool IsNamed(INamedTypeSymbol type, ProjectUsage usage) => usage.Names.Identifiers(type.Name)
        .Any(static token => token.Parent is not (BaseTypeDeclarationSyntax or ConstructorDeclarationSyntax));
}
