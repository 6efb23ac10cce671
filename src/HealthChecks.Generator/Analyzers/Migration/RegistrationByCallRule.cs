using System.Collections.Immutable;
using HealthChecks.Generator.Analyzers.Usage;
using HealthChecks.Generator.Diagnostics;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.Generator.Analyzers.Migration;

/// <summary>HCK601: a call registers a class that could be marked, with a name, tags, status and timeout that attributes can say.</summary>
internal sealed class RegistrationByCallRule() : UsageRule(DiagnosticDescriptors.RegistrationByCall)
{
    public override void Report(ProjectUsage usage, Reporting reporting)
    {
        if (!usage.IsApplication
            || usage.Registries is not [var registry]
            || usage.AddedRegistries.ToArray() is not [var added]
            || !SymbolEqualityComparer.Default.Equals(registry, added)
            || usage.SubsetsOf(registry) is not { } subsets)
        {
            return;
        }

        var registrations = usage.Calls("AddCheck", "AddTypeActivatedCheck")
            .Select(static call => (Call: call, Type: HealthBuilderCalls.RegisteredClass(call)))
            .Where(static each => each.Type is not null)
            .ToArray();
        foreach (var (call, type) in registrations)
        {
            // Twice with two names is two checks; a class has one marker.
            if (registrations.Count(other => SymbolEqualityComparer.Default.Equals(other.Type, type)) == 1
                && !IsConditional(call.Syntax)
                && CanBeMarked(type!, registry, usage)
                && MarkerText.Of(call, subsets) is { } marker)
            {
                Report(call, type!, marker, reporting);
            }
        }
    }

    private static void Report(UsedCall call, INamedTypeSymbol type, MarkerText marker, Reporting reporting)
    {
        var properties = ImmutableDictionary<string, string?>.Empty;
        if (marker.IsPlaced)
        {
            properties = properties
                .Add(DiagnosticProperties.TypeId, type.GetDocumentationCommentId())
                .Add(DiagnosticProperties.Attribute, marker.Text);
        }

        reporting.Report(
            DiagnosticDescriptors.RegistrationByCall,
            call.NameLocation,
            properties,
            type.Name,
            marker.IsPlaced ? $"[{marker.Text}]" : $"[{marker.Text}] and [InSubset]");
    }

    // An attribute holds always.
    private static bool IsConditional(SyntaxNode call) => call.Ancestors().Any(static each =>
        each is IfStatementSyntax or SwitchStatementSyntax or SwitchExpressionSyntax or ConditionalExpressionSyntax or CommonForEachStatementSyntax
            or ForStatementSyntax or WhileStatementSyntax or TryStatementSyntax or AnonymousFunctionExpressionSyntax or ConditionalAccessExpressionSyntax);

    private static bool CanBeMarked(INamedTypeSymbol type, INamedTypeSymbol registry, ProjectUsage usage) =>
        SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, usage.Compilation.Assembly)
        && type.FindAttribute("HealthCheckAttribute") is null
        && MarkableClass.Is(type)
        && !registry.GetMembers().OfType<IMethodSymbol>().Any(method => SymbolEqualityComparer.Default.Equals(method.ReturnType, type));
}
