using System.Collections.Immutable;
using System.Globalization;
using HealthChecks.Generator.Diagnostics;

namespace HealthChecks.Generator.Analyzers.Hosting;

/// <summary>HCK001: <c>UseLiveness</c> comes after another middleware of its pipeline.</summary>
internal static class LivenessNotFirst
{
    private const string Liveness = "UseLiveness";

    public static void Find(HostingFacts facts, Findings findings)
    {
        if (facts.Calls(Liveness).Count == 0)
            return;

        var isServedAnyway = facts.CallsOurs("AddHealthRegistry");
        foreach (var pipeline in facts.Pipelines)
        {
            foreach (var call in pipeline.Calls)
            {
                if (call.Name == Liveness && call.Method.IsOurs())
                    Find(call, isServedAnyway && pipeline.Kind != PipelineKind.Branch, findings);
            }
        }
    }

    private static void Find(PipelineCall liveness, bool isServedAnyway, Findings findings)
    {
        PipelineCall? first = null;
        PipelineCall? worst = null;
        foreach (var call in liveness.Pipeline.Calls)
        {
            if (call.Order >= liveness.Order || Branching.Exclude(call.Way, liveness.Way) || call.Name == Liveness)
                continue;

            first ??= call;
            if (worst is null && Effect(call).Length > 0)
                worst = call;
        }

        if (first is null)
            return;

        var named = worst ?? first;
        var ahead = first.SeenFrom(liveness.Callers);
        var properties = ImmutableDictionary<string, string?>.Empty;
        if (ahead.SyntaxTree == liveness.Syntax.SyntaxTree)
            properties = properties.Add(DiagnosticProperties.MoveAheadOf, ahead.Span.End.ToString(CultureInfo.InvariantCulture));
        if (isServedAnyway)
            properties = properties.Add(DiagnosticProperties.Remove, Liveness);

        findings.Add(
            DiagnosticDescriptors.LivenessNotFirst,
            liveness.Syntax,
            properties,
            named.NameSeenFrom(liveness.Callers),
            Effect(named),
            isServedAnyway ? "remove it, since AddHealthRegistry serves liveness ahead of the pipeline, or move it to the top" : "move it to the top of the pipeline");
    }

    private static string Effect(PipelineCall call) =>
        call.Is("UseHttpsRedirection") ? ", which answers 307, and a kubelet takes that for success"
        : call.Is("UseHostFiltering") ? ", which answers 400 to a probe that has the address of the pod as Host"
        : "";
}
