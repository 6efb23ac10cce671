using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HealthChecks.Generator.Analyzers.Hosting;

/// <summary>What the rules have found, by file. A place that several pipelines run through is reported once.</summary>
internal sealed class Findings
{
    private readonly Dictionary<SyntaxTree, List<Diagnostic>> _byFile = [];

    /// <summary>Adds a finding about a call, at the name of what is called.</summary>
    public void Add(
        DiagnosticDescriptor rule,
        InvocationExpressionSyntax call,
        ImmutableDictionary<string, string?>? properties,
        params object[] arguments) =>
        Add(rule, (SyntaxNode?)CallActions.NameSyntaxOf(call) ?? call, properties, arguments);

    /// <summary>Adds a finding.</summary>
    public void Add(DiagnosticDescriptor rule, SyntaxNode place, ImmutableDictionary<string, string?>? properties, params object[] arguments)
    {
        if (!_byFile.TryGetValue(place.SyntaxTree, out var file))
            _byFile.Add(place.SyntaxTree, file = []);
        foreach (var other in file)
        {
            if (other.Id == rule.Id && other.Location.SourceSpan == place.Span)
                return;
        }

        file.Add(Diagnostic.Create(rule, place.GetLocation(), properties, arguments));
    }

    /// <summary>Reports what is in a file.</summary>
    public void Report(SemanticModelAnalysisContext context)
    {
        if (!_byFile.TryGetValue(context.SemanticModel.SyntaxTree, out var file))
            return;
        foreach (var diagnostic in file)
            context.ReportDiagnostic(diagnostic);
    }
}
