using System.Collections.Immutable;
using HealthChecks.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.Generator.Analyzers.Hosting;

/// <summary>HCK208: what checks say is shown to everybody.</summary>
internal static class OpenDetails
{
    private const int Full = 2;

    public static void Find(HostingFacts facts, Findings findings)
    {
        foreach (var assignment in facts.Assignments("Anonymous"))
        {
            if (facts.PropertyOf(assignment) is { ContainingType: { Name: "HealthEndpointOptions", ContainingNamespace.Name: "HealthChecks" } }
                && facts.ModelOf(assignment) is { } model
                && model.GetConstantValue(assignment.Right) is { HasValue: true, Value: Full }
                && StatementWay.IsInStart(assignment, facts.Compilation)
                && StatementWay.IsInProduction(assignment, model))
            {
                findings.Add(
                    DiagnosticDescriptors.OpenDetails,
                    assignment.Right,
                    ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.NearestName, "Names"),
                    "HealthDetail.Full shows",
                    "use HealthDetail.Names, or map the subsets with RequireAuthorization");
            }
        }

        foreach (var assignment in facts.Assignments("ResponseWriter"))
        {
            if (facts.PropertyOf(assignment) is { ContainingType.Name: "HealthCheckOptions" }
                && facts.ModelOf(assignment) is { } model
                && Writes(assignment.Right, model) is { } writer
                && EndpointOf(assignment, model, facts) is { } endpoint
                && IsOpen(endpoint, facts))
            {
                findings.Add(DiagnosticDescriptors.OpenDetails, assignment.Right, null, $"{writer} shows", "add .RequireAuthorization() or .RequireHost(…) to it, and a probe without details beside it");
            }
        }
    }

    private static string? Writes(ExpressionSyntax writer, SemanticModel model)
    {
        if (writer is MemberAccessExpressionSyntax { Expression: var type } && model.GetSymbolInfo(type).Symbol is INamedTypeSymbol { Name: "UIResponseWriter" })
            return writer.ToString();
        if (writer is not LambdaExpressionSyntax lambda)
            return null;

        foreach (var node in lambda.Body.DescendantNodesAndSelf())
        {
            switch (node)
            {
                case InvocationExpressionSyntax call when CallActions.NameOf(call) is "WriteAsJsonAsync" or "Serialize" or "SerializeAsync" or "SerializeToUtf8Bytes" or "WriteHealthCheckUIResponse":
                    foreach (var argument in call.ArgumentList.Arguments)
                    {
                        if (argument.Expression is IdentifierNameSyntax && model.GetTypeInfo(argument.Expression).Type is { Name: "HealthReport" })
                            return "The response writer";
                    }

                    break;
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Exception", Parent: MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax or InvocationExpressionSyntax } exception
                    when model.GetSymbolInfo(exception).Symbol is IPropertySymbol { ContainingType.Name: "HealthReportEntry" }:
                    return "The response writer";
            }
        }

        return null;
    }

    // new HealthCheckOptions { ResponseWriter = … } as an argument, or in a variable that is one.
    private static MappedEndpoint? EndpointOf(AssignmentExpressionSyntax assignment, SemanticModel model, HostingFacts facts)
    {
        if (assignment.FirstAncestorOrSelf<BaseObjectCreationExpressionSyntax>() is not { } options)
            return null;

        foreach (var endpoint in facts.Probes)
        {
            if (endpoint.Kind != EndpointKind.Framework)
                continue;

            foreach (var argument in endpoint.Syntax.ArgumentList.Arguments)
            {
                if (argument.Expression == options
                    || (argument.Expression is IdentifierNameSyntax name
                        && name.SyntaxTree == options.SyntaxTree
                        && model.GetSymbolInfo(name).Symbol is ILocalSymbol local
                        && SingleAssignment.Of(local) == options))
                {
                    return endpoint;
                }
            }
        }

        return null;
    }

    private static bool IsOpen(MappedEndpoint endpoint, HostingFacts facts) =>
        !endpoint.IsUncertain
        && endpoint.Pipeline.Kind is PipelineKind.Application or PipelineKind.Startup
        && !endpoint.Has("RequireAuthorization")
        && !endpoint.Has("RequireHost")
        && Branching.InProduction(endpoint.Way) == true
        && (endpoint.Has("AllowAnonymous") || (facts.Assignments("FallbackPolicy").Count + facts.Calls("SetFallbackPolicy").Count + facts.Calls("AddFallbackPolicy").Count == 0));
}
