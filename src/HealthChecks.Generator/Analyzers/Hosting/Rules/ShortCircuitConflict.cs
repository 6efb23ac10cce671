using System.Collections.Immutable;
using HealthChecks.Generator.Diagnostics;

namespace HealthChecks.Generator.Analyzers.Hosting;

/// <summary>HCK203: an endpoint is short-circuited and asks for what only middleware gives.</summary>
internal static class ShortCircuitConflict
{
    private static readonly (string Name, string Effect)[] Conflicts =
    [
        ("RequireAuthorization", "every request is answered 500"),
        ("RequireCors", "every request is answered 500"),
        ("RequireRateLimiting", "nothing is limited"),
    ];

    public static void Find(HostingFacts facts, Findings findings)
    {
        foreach (var endpoint in facts.Probes)
        {
            if (endpoint.Find("ShortCircuit") is not { } shortCircuit)
                continue;

            foreach (var (name, effect) in Conflicts)
            {
                if (endpoint.Find(name) is not { } other || Branching.Exclude(other.Way, shortCircuit.Way))
                    continue;

                // On a group it may be meant for others.
                var isOwn = shortCircuit.Owner == endpoint;
                findings.Add(
                    DiagnosticDescriptors.ShortCircuitConflict,
                    shortCircuit.Syntax,
                    isOwn ? ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.Remove, "ShortCircuit") : null,
                    endpoint.Name,
                    name,
                    effect);
                break;
            }
        }
    }
}
