using HealthChecks.Generator.Diagnostics;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.Generator.Analyzers.Usage;

/// <summary>HCK107: a marked class in a project where no registry collects it.</summary>
internal sealed class MissingRegistryRule() : UsageRule(DiagnosticDescriptors.MissingRegistry)
{
    public override void Report(ProjectUsage usage, Reporting reporting)
    {
        if (usage.MarkedClasses.Count == 0 || usage.Registries.Count > 0 || usage.Names.HasAny("HealthRegistry", "HealthRegistryAttribute"))
            return;

        // Code that reads the marker may collect checks by itself.
        if (usage.Names.Identifiers("HealthCheckAttribute").Any(static token => !IsAttribute(token)))
            return;

        foreach (var check in usage.MarkedClasses)
        {
            if (check.Symbol is INamedTypeSymbol type
                && ClassRules.RejectedBecause(type, registry: null) is null
                && !new AttributeReader(check.Marker, usage.Parsing).Has("Registry"))
            {
                reporting.Report(DiagnosticDescriptors.MissingRegistry, check.NameLocation(usage.CancellationToken), type.Name);
            }
        }
    }

    private static bool IsAttribute(SyntaxToken token) =>
        token.Parent?.Parent is AttributeSyntax || token.Parent?.Parent is QualifiedNameSyntax { Parent: AttributeSyntax };
}
