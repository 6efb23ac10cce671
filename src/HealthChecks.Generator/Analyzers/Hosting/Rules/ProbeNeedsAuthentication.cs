using System.Collections.Immutable;
using HealthChecks.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.Generator.Analyzers.Hosting;

/// <summary>HCK204: the authorization fallback policy covers the framework's probes.</summary>
internal static class ProbeNeedsAuthentication
{
    public static void Find(HostingFacts facts, Findings findings)
    {
        if (!facts.Pipelines.Any(static pipeline => pipeline.Endpoints.Exists(static each => each.Kind == EndpointKind.Framework) || pipeline.First("UseHealthChecks") is not null)
            || !HasPolicy(facts))
        {
            return;
        }

        foreach (var pipeline in facts.Pipelines)
        {
            foreach (var endpoint in pipeline.Endpoints)
            {
                if (endpoint.Kind == EndpointKind.Framework
                    && endpoint.RunsAtTheEnd()
                    && !endpoint.Has("AllowAnonymous")
                    && !endpoint.Has("RequireAuthorization")
                    && endpoint.IsInProduction()
                    && IsAuthorized(pipeline, pipeline.AheadOfExecution(endpoint.Way)))
                {
                    findings.Add(
                        DiagnosticDescriptors.ProbeNeedsAuthentication,
                        endpoint.Syntax,
                        ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.Append, "AllowAnonymous"),
                        endpoint.Name,
                        "add .AllowAnonymous()");
                }
            }

            // Without an endpoint a request is covered as well.
            foreach (var call in pipeline.Calls)
            {
                if (call.Is("UseHealthChecks") && Branching.InProduction(call.Way) != false)
                    FindMiddleware(call, findings);
            }
        }
    }

    private static void FindMiddleware(PipelineCall call, Findings findings)
    {
        var pipeline = call.Pipeline;
        var authorization = pipeline.Ahead(call.Order, call.Way).FirstOrDefault(static each => each.Is("UseAuthorization") && each.IsInProduction());
        if (authorization is null && !AuthorizesFirst(pipeline))
            return;

        findings.Add(
            DiagnosticDescriptors.ProbeNeedsAuthentication,
            call.Syntax,
            authorization is null ? null : RedirectedProbe.MoveAhead(authorization, call),
            call.Name,
            authorization is null ? "call UseAuthorization behind it, or use MapHealthChecks with .AllowAnonymous()" : "call it before UseAuthorization");
    }

    // A WebApplication with authorization services uses the middleware by itself.
    private static bool AuthorizesFirst(Pipeline pipeline) =>
        pipeline.Kind == PipelineKind.Application && !pipeline.HasUnknownParts && pipeline.First("UseAuthorization") is null;

    private static bool IsAuthorized(Pipeline pipeline, IEnumerable<PipelineCall> ahead) =>
        AuthorizesFirst(pipeline) || ahead.Any(static call => call.Is("UseAuthorization") && call.IsInProduction());

    private static bool HasPolicy(HostingFacts facts)
    {
        var isSet = false;
        foreach (var assignment in facts.Assignments("FallbackPolicy"))
        {
            if (facts.PropertyOf(assignment) is not { ContainingType.Name: "AuthorizationOptions" })
                continue;
            if (assignment.Right.IsKind(SyntaxKind.NullLiteralExpression))
                return false;
            isSet |= NeedsUser(assignment.Right, facts);
        }

        foreach (var call in facts.Calls("SetFallbackPolicy").Concat(facts.Calls("AddFallbackPolicy")))
        {
            if (facts.MethodOf(call) is not { ContainingType.Name: "AuthorizationBuilder" } || call.ArgumentList.Arguments.Count == 0)
                continue;
            var policy = call.ArgumentList.Arguments.Last().Expression;
            if (policy.IsKind(SyntaxKind.NullLiteralExpression))
                return false;
            isSet |= NeedsUser(policy, facts);
        }

        return isSet;
    }

    private static bool NeedsUser(ExpressionSyntax policy, HostingFacts facts)
    {
        if (policy is IdentifierNameSyntax name && facts.ModelOf(name)?.GetSymbolInfo(name).Symbol is ILocalSymbol local && SingleAssignment.Of(local) is { } value)
            policy = value;
        if (policy is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "DefaultPolicy" })
            return true;

        foreach (var node in policy.DescendantNodesAndSelf())
        {
            if (node is InvocationExpressionSyntax call
                && CallActions.NameOf(call) is "RequireAuthenticatedUser" or "RequireRole" or "RequireClaim" or "RequireUserName")
            {
                return true;
            }
        }

        return false;
    }
}
