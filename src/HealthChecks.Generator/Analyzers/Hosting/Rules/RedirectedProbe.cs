using System.Collections.Immutable;
using System.Globalization;
using HealthChecks.Generator.Diagnostics;

namespace HealthChecks.Generator.Analyzers.Hosting;

/// <summary>HCK201: HTTPS redirection answers in place of a probe.</summary>
internal static class RedirectedProbe
{
    private const string Redirection = "UseHttpsRedirection";

    public static void Find(HostingFacts facts, Findings findings)
    {
        foreach (var pipeline in facts.Pipelines)
        {
            FindLateRouting(pipeline, findings);
            foreach (var endpoint in pipeline.Endpoints)
            {
                if (endpoint.Kind == EndpointKind.Framework)
                    FindEndpoint(endpoint, findings);
            }

            foreach (var call in pipeline.Calls)
            {
                if (call.Is("UseHealthChecks") && Branching.InProduction(call.Way) != false)
                    FindMiddleware(call, findings);
            }
        }
    }

    // What routing would short-circuit is redirected before it gets there.
    private static void FindLateRouting(Pipeline pipeline, Findings findings)
    {
        if (pipeline.Routing is not { } routing || Redirect(pipeline.AheadOfRouting(routing.Way)) is not { } redirect)
            return;

        var probe = pipeline.Endpoints.Find(static each => each.IsProbe && each.IsShortCircuited() && each.IsInProduction());
        if (probe is null || Branching.Exclude(probe.Way, redirect.Way))
            return;

        var properties = CanStep(pipeline, redirect, routing) ? MoveAhead(redirect, routing) : ImmutableDictionary<string, string?>.Empty;
        findings.Add(
            DiagnosticDescriptors.RedirectedProbe,
            routing.Syntax,
            properties,
            $"the probes of '{probe.Name}'",
            $"call UseRouting before '{redirect.NameSeenFrom(routing.Callers)}'");
    }

    private static void FindEndpoint(MappedEndpoint endpoint, Findings findings)
    {
        if (!endpoint.RunsAtTheEnd() || endpoint.NeedsMiddleware() || !endpoint.IsInProduction())
            return;
        if (Redirect(endpoint.Pipeline.AheadOfExecution(endpoint.Way)) is null)
            return;

        var isRoutedLate = Redirect(endpoint.Pipeline.AheadOfRouting(endpoint.Way)) is not null;
        findings.Add(
            DiagnosticDescriptors.RedirectedProbe,
            endpoint.Syntax,
            ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.Append, "ShortCircuit"),
            "the probe of 'MapHealthChecks'",
            isRoutedLate ? $"add .ShortCircuit(), and call UseRouting before '{Redirection}'" : "add .ShortCircuit()");
    }

    private static void FindMiddleware(PipelineCall call, Findings findings)
    {
        if (Redirect(call.Pipeline.Ahead(call.Order, call.Way)) is not { } redirect)
            return;

        findings.Add(
            DiagnosticDescriptors.RedirectedProbe,
            call.Syntax,
            MoveAhead(redirect, call),
            "the probe of 'UseHealthChecks'",
            $"call it before '{redirect.NameSeenFrom(call.Callers)}'");
    }

    private static PipelineCall? Redirect(IEnumerable<PipelineCall> calls) => calls.FirstOrDefault(static call => call.Is(Redirection) && call.IsInProduction());

    /// <summary>Hands the place of an obstacle to the fix, when it is in the same file.</summary>
    public static ImmutableDictionary<string, string?> MoveAhead(PipelineCall obstacle, PipelineCall call)
    {
        var seen = obstacle.SeenFrom(call.Callers);
        return seen.SyntaxTree == call.Syntax.SyntaxTree && obstacle.Pipeline == call.Pipeline
            ? ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.MoveAheadOf, seen.Span.End.ToString(CultureInfo.InvariantCulture))
            : ImmutableDictionary<string, string?>.Empty;
    }

    // Routing decides by the path: what may change it has to stay ahead.
    private static bool CanStep(Pipeline pipeline, PipelineCall redirect, PipelineCall routing)
    {
        foreach (var call in pipeline.Calls)
        {
            if (call.Order >= redirect.Order && call.Order < routing.Order && !(call.Is(Redirection) || call.Is("UseHsts") || call.Is("UseStaticFiles")))
                return false;
        }

        return true;
    }
}
