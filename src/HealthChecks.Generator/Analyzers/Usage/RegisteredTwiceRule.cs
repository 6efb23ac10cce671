using HealthChecks.Generator.Diagnostics;
using HealthChecks.Generator.Model;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Analyzers.Usage;

/// <summary>
/// HCK110: a class that a registry has is registered by a call as well. A factory method may build another instance of the same class, and
/// so counts only where the names are equal, too.
/// </summary>
internal sealed class RegisteredTwiceRule() : UsageRule(DiagnosticDescriptors.RegisteredTwice)
{
    public override void Report(ProjectUsage usage, Reporting reporting)
    {
        if (!usage.IsApplication)
            return;

        foreach (var call in usage.Calls("AddCheck", "AddTypeActivatedCheck"))
        {
            if (HealthBuilderCalls.RegisteredClass(call) is { } type && FindMarked(type, call.ConstantText("name"), usage) is { } known)
                reporting.Report(DiagnosticDescriptors.RegisteredTwice, call.NameLocation, type.Name, known.Registry, known.Name);
        }
    }

    private static (string Registry, string Name)? FindMarked(INamedTypeSymbol type, string? name, ProjectUsage usage)
    {
        var parser = new CheckParser(usage.Parsing, knownSubsets: null);
        if (type.FindAttribute("HealthCheckAttribute") is { } marker)
        {
            return usage.Project.Registries.SubsetsFor(type, marker) is { } subsets
                && parser.ParseClass(type, marker) is { RejectedBecause: null } marked
                ? (subsets.Registry, marked.Name)
                : null;
        }

        foreach (var registry in usage.Registries)
        {
            foreach (var member in registry.GetMembers())
            {
                if (name is not null
                    && member is IMethodSymbol method
                    && SymbolEqualityComparer.Default.Equals(method.ReturnType, type)
                    && method.FindAttribute("HealthCheckAttribute") is { } factory
                    && parser.ParseMethod(method, factory) is { Shape: CheckShape.Factory, RejectedBecause: null } made
                    && string.Equals(made.Name, name, StringComparison.OrdinalIgnoreCase))
                {
                    return (registry.Name, made.Name);
                }
            }
        }

        return null;
    }
}
