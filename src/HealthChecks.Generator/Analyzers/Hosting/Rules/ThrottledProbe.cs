using System.Collections.Immutable;
using HealthChecks.Generator.Diagnostics;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.Generator.Analyzers.Hosting;

/// <summary>HCK205: the application limits, caches or times out a probe.</summary>
internal static class ThrottledProbe
{
    private static readonly (string Convention, string Middleware, string Exemption, string Effect)[] Ways =
    [
        ("RequireRateLimiting", "UseRateLimiter", "DisableRateLimiting", "is rate limited, and answers 503 or 429 to a prober that asks too often"),
        ("CacheOutput", "UseOutputCache", "", "is cached, and answers what was true a while ago"),
        ("WithRequestTimeout", "UseRequestTimeouts", "DisableRequestTimeout", "has the request timeout of the application, and answers 504 in place of a report"),
    ];

    public static void Find(HostingFacts facts, Findings findings)
    {
        FindMiddleware(facts, findings);
        bool? isLimited = null, isCached = null, isTimed = null;
        foreach (var endpoint in facts.Probes)
        {
            // With authorization it is a report for people.
            if (!endpoint.RunsAtTheEnd() || !endpoint.IsInProduction() || endpoint.Has("RequireAuthorization"))
                continue;

            foreach (var way in Ways)
            {
                if (!Uses(endpoint, way.Middleware) || (way.Exemption.Length > 0 && endpoint.Has(way.Exemption)))
                    continue;

                if (endpoint.Find(way.Convention) is { } convention)
                    Report(endpoint, convention, way.Effect, way.Exemption, findings);
                else if (endpoint.Kind == EndpointKind.Framework && way.Convention switch
                {
                    "RequireRateLimiting" => isLimited ??= HasGlobalLimiter(facts),
                    "CacheOutput" => isCached ??= HasBasePolicy(facts),
                    _ => isTimed ??= HasDefaultTimeout(facts),
                })
                {
                    ReportGlobal(endpoint, way.Effect, way.Exemption, findings);
                }
            }
        }
    }

    // What is no endpoint has the limiter for all as well.
    private static void FindMiddleware(HostingFacts facts, Findings findings)
    {
        bool? isLimited = null;
        foreach (var call in facts.Pipelines.SelectMany(static pipeline => pipeline.Calls))
        {
            if (call.Is("UseHealthChecks")
                && Branching.InProduction(call.Way) != false
                && call.Pipeline.Ahead(call.Order, call.Way).FirstOrDefault(static each => each.Is("UseRateLimiter") && each.IsInProduction()) is { } limiter
                && (isLimited ??= HasGlobalLimiter(facts)))
            {
                findings.Add(
                    DiagnosticDescriptors.ThrottledProbe,
                    call.Syntax,
                    RedirectedProbe.MoveAhead(limiter, call),
                    call.Name,
                    Ways[0].Effect,
                    $"call it before '{limiter.NameSeenFrom(call.Callers)}'");
            }
        }
    }

    // Ahead of routing it does not know which endpoint it is about.
    private static bool Uses(MappedEndpoint endpoint, string middleware) =>
        endpoint.Pipeline.AheadOfExecution(endpoint.Way).Any(call =>
            call.Is(middleware) && call.IsInProduction() && !endpoint.Pipeline.AheadOfRouting(endpoint.Way).Contains(call));

    private static void Report(MappedEndpoint endpoint, Convention convention, string effect, string exemption, Findings findings)
    {
        if (convention.Name == "CacheOutput" && convention.Syntax.ArgumentList.ToString().Contains("NoCache"))
            return;

        if (convention.Owner == endpoint)
        {
            findings.Add(
                DiagnosticDescriptors.ThrottledProbe,
                convention.Syntax,
                ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.Remove, convention.Name),
                endpoint.Name,
                effect,
                $"remove '{convention.Name}'");
        }
        else
        {
            findings.Add(
                DiagnosticDescriptors.ThrottledProbe,
                endpoint.Syntax,
                exemption.Length == 0 ? null : ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.Append, exemption),
                endpoint.Name,
                effect + $" ('{convention.Name}' of its group)",
                exemption.Length == 0 ? "map it outside the group" : $"add .{exemption}(), or map it outside the group");
        }
    }

    private static void ReportGlobal(MappedEndpoint endpoint, string effect, string exemption, Findings findings)
    {
        // No method of one word takes an endpoint out of the cache; short-circuited, it does not get there.
        var append = exemption.Length > 0 ? exemption : endpoint.NeedsMiddleware() ? null : "ShortCircuit";
        findings.Add(
            DiagnosticDescriptors.ThrottledProbe,
            endpoint.Syntax,
            append is null ? null : ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.Append, append),
            endpoint.Name,
            effect,
            append is null ? "add .CacheOutput(policy => policy.NoCache())" : $"add .{append}()");
    }

    private static bool HasGlobalLimiter(HostingFacts facts)
    {
        var isSet = false;
        foreach (var assignment in facts.Assignments("GlobalLimiter"))
        {
            if (facts.PropertyOf(assignment) is not { ContainingType.Name: "RateLimiterOptions" })
                continue;

            // A limiter that looks at the path may leave probes alone.
            if (assignment.Right is not InvocationExpressionSyntax create || CallActions.NameOf(create) != "Create" || Mentions(create, "Path", "GetEndpoint", "GetNoLimiter") || CallsTheProject(create, facts))
                return false;
            isSet = true;
        }

        return isSet;
    }

    private static bool HasBasePolicy(HostingFacts facts)
    {
        var isSet = false;
        foreach (var call in facts.Calls("AddBasePolicy"))
        {
            if (facts.MethodOf(call) is not { ContainingType.Name: "OutputCacheOptions" })
                continue;
            if (Mentions(call, "With", "NoCache", "AddPolicy") || call.ArgumentList.Arguments is not [{ Expression: AnonymousFunctionExpressionSyntax policy }] || CallsTheProject(policy, facts))
                return false;
            isSet |= Mentions(policy, "Cache", "Expire", "SetVaryByQuery", "SetVaryByHeader", "SetVaryByHost");
        }

        return isSet;
    }

    private static bool HasDefaultTimeout(HostingFacts facts)
    {
        var isSet = false;
        foreach (var assignment in facts.Assignments("DefaultPolicy"))
        {
            if (facts.PropertyOf(assignment) is not { ContainingType.Name: "RequestTimeoutOptions" })
                continue;
            if (assignment.Right is not BaseObjectCreationExpressionSyntax created)
                return false;
            isSet |= created.Initializer?.Expressions.Any(static each => each is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "Timeout" } }) == true;
        }

        return isSet;
    }

    private static bool Mentions(SyntaxNode node, params string[] names)
    {
        foreach (var each in node.DescendantNodes())
        {
            if (each is SimpleNameSyntax name && names.Contains(name.Identifier.ValueText))
                return true;
        }

        return false;
    }

    private static bool CallsTheProject(SyntaxNode node, HostingFacts facts)
    {
        foreach (var each in node.DescendantNodes())
        {
            if (each is InvocationExpressionSyntax call && (facts.MethodOf(call) is not { } method || method.IsDeclaredIn(facts.Compilation)))
                return true;
        }

        return false;
    }
}
