using System.Collections.Immutable;
using HealthChecks.Generator.Diagnostics;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.Generator.Analyzers.Hosting;

/// <summary>HCK206: all probes of the application are mapped in Development only.</summary>
internal static class DevelopmentOnlyProbe
{
    private static readonly string[] Mappings = ["MapHealth", "MapHealthSubset", "MapHealthChecks", "UseHealthChecks"];

    public static void Find(HostingFacts facts, Findings findings)
    {
        if (!facts.Project.IsProgram || Mapped(facts) is not { Count: > 0 } mapped || HasSubsetAheadOfPipeline(facts))
            return;

        var isKnown = new HashSet<InvocationExpressionSyntax>();
        string? fallback = null;
        foreach (var pipeline in facts.Pipelines)
        {
            if (pipeline.HasUnknownParts || pipeline.HasUnknownEndpoints)
                return;

            foreach (var endpoint in pipeline.Endpoints)
            {
                if (endpoint.AnswersAnyPath() && Branching.InProduction(endpoint.Way) == true)
                    fallback = endpoint.Name;
                if (endpoint.IsProbe && !IsDevelopmentOnly(endpoint.Way, endpoint.Syntax))
                    return;
            }

            foreach (var call in pipeline.Calls)
            {
                if (call.Is("UseHealthChecks") && !IsDevelopmentOnly(call.Way, call.Syntax))
                    return;
            }
        }

        // What no pipeline was seen to map may be mapped in any environment.
        if (isKnown.Count != mapped.Count)
            return;

        var effect = fallback is null ? "elsewhere a prober gets 404" : $"elsewhere {fallback} answers a prober with 200";
        foreach (var call in mapped)
        {
            findings.Add(
                DiagnosticDescriptors.DevelopmentOnlyProbe,
                call,
                ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.MoveOut, ""),
                CallActions.NameOf(call)!,
                effect);
        }

        bool IsDevelopmentOnly(Branching? way, InvocationExpressionSyntax call)
        {
            isKnown.Add(call);
            return Branching.IsDevelopmentOnly(way);
        }
    }

    private static List<InvocationExpressionSyntax> Mapped(HostingFacts facts)
    {
        var mapped = new List<InvocationExpressionSyntax>();
        foreach (var name in Mappings)
        {
            foreach (var call in facts.Calls(name))
            {
                if (facts.MethodOf(call) is not { } method || method.IsOfFramework() || method.IsOurs())
                    mapped.Add(call);
            }
        }

        return mapped;
    }

    // Such a subset is served without being mapped.
    private static bool HasSubsetAheadOfPipeline(HostingFacts facts)
    {
        foreach (var registry in RegistryTypes.Of(facts.Compilation))
        {
            foreach (var attribute in registry.GetAttributes())
            {
                if (attribute.AttributeClass.Is(MetadataNames.OurNamespace, "IncludeRegistryAttribute")
                    || attribute.NamedArguments.Any(static argument => argument is { Key: "AheadOfPipeline", Value.Value: true }))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
