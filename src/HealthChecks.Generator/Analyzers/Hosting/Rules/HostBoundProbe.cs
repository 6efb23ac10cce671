using HealthChecks.Generator.Diagnostics;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.Generator.Analyzers.Hosting;

/// <summary>HCK211: a probe answers for some hosts, and the fallback page for all others.</summary>
internal static class HostBoundProbe
{
    public static void Find(HostingFacts facts, Findings findings)
    {
        foreach (var pipeline in facts.Pipelines)
        {
            if (pipeline.Endpoints.Find(static each => each.AnswersAnyPath() && Branching.InProduction(each.Way) == true) is not { } fallback)
                continue;

            foreach (var endpoint in pipeline.Endpoints)
            {
                if (endpoint.IsProbe
                    && !endpoint.Has("RequireAuthorization")
                    && endpoint.Find("RequireHost") is { } hosts
                    && Names(hosts.Syntax, facts)
                    && Branching.InProduction(hosts.Way) != false
                    && !Branching.Exclude(hosts.Way, fallback.Way))
                {
                    findings.Add(DiagnosticDescriptors.HostBoundProbe, hosts.Syntax, null, endpoint.Name, fallback.Name);
                }
            }
        }
    }

    // None, or any, is no restriction.
    private static bool Names(InvocationExpressionSyntax call, HostingFacts facts)
    {
        if (call.ArgumentList.Arguments.Count == 0 || facts.ModelOf(call) is not { } model)
            return false;

        foreach (var argument in call.ArgumentList.Arguments)
        {
            if (model.GetConstantValue(argument.Expression) is not { HasValue: true, Value: string host } || host is "*" or "")
                return false;
        }

        return true;
    }
}
