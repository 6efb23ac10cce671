using HealthChecks.Generator.Diagnostics;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Analyzers.Hosting;

/// <summary>HCK209: each probe writes to the request log, or makes a trace.</summary>
internal static class NoisyProbe
{
    public static void Find(HostingFacts facts, Findings findings)
    {
        var hasInterceptor = facts.Calls("AddHttpLoggingInterceptor").Count > 0;
        foreach (var pipeline in facts.Pipelines)
        {
            foreach (var call in pipeline.Calls)
            {
                if (IsPlainLogging(call, facts.Compilation) && call.IsInProduction() && !(hasInterceptor && call.Name == "UseHttpLogging") && Logged(pipeline, call) is var (probe, advice))
                    findings.Add(DiagnosticDescriptors.NoisyProbe, call.Syntax, null, call.Name, "logs", probe, advice);
            }
        }

        FindTracing(facts, findings);
    }

    // With an argument, or with fields of its own, it may leave probes out.
    private static bool IsPlainLogging(PipelineCall call, Compilation compilation) =>
        call.Is("UseHttpLogging")
        || call.Is("UseW3CLogging")
        || (call.Name == "UseSerilogRequestLogging" && !call.Method.IsDeclaredIn(compilation) && call.Syntax.ArgumentList.Arguments.Count == 0);

    private static (string Probe, string Advice)? Logged(Pipeline pipeline, PipelineCall logging)
    {
        foreach (var endpoint in pipeline.Endpoints)
        {
            if (!endpoint.IsProbe || endpoint.IsUncertain || !endpoint.IsInProduction() || endpoint.Has("WithHttpLogging"))
                continue;
            if (endpoint.IsShortCircuited() && pipeline.AheadOfRouting(endpoint.Way).Contains(logging))
                return (endpoint.Name, "call UseRouting before it");
            if (endpoint.RunsAtTheEnd() && !endpoint.NeedsMiddleware() && pipeline.AheadOfExecution(endpoint.Way).Contains(logging))
                return (endpoint.Name, pipeline.AheadOfRouting(endpoint.Way).Contains(logging) ? "add .ShortCircuit(), and call UseRouting before it" : "add .ShortCircuit() to the mapping");
        }

        foreach (var call in pipeline.Calls)
        {
            if (call.Is("UseHealthChecks") && Branching.InProduction(call.Way) != false && pipeline.Ahead(call.Order, call.Way).Contains(logging))
                return (call.Name, "call UseHealthChecks before it");
        }

        return null;
    }

    private static void FindTracing(HostingFacts facts, Findings findings)
    {
        if (facts.Calls("AddAspNetCoreInstrumentation").Count == 0 || facts.Probes.FirstOrDefault(static each => each.IsInProduction()) is not { } probe)
            return;

        foreach (var call in facts.Calls("AddAspNetCoreInstrumentation"))
        {
            if (call.ArgumentList.Arguments.Count == 0
                && facts.MethodOf(call) is { IsExtensionMethod: true, Parameters: [{ Type.Name: "TracerProviderBuilder" }, ..] } method
                && !method.IsDeclaredIn(facts.Compilation)
                && facts.ModelOf(call) is { } model
                && StatementWay.IsInProduction(call, model)
                && !facts.ConfiguresTracing)
            {
                findings.Add(DiagnosticDescriptors.NoisyProbe, call, null, "AddAspNetCoreInstrumentation", "traces", probe.Name, "give it a Filter that leaves the health paths out");
            }
        }
    }
}
