using System.Collections.Immutable;
using HealthChecks.Generator.Diagnostics;

namespace HealthChecks.Generator.Analyzers.Hosting;

/// <summary>HCK202: a terminal middleware, or endpoints with a fallback, answer in place of a probe.</summary>
internal static class ShadowedProbe
{
    public static void Find(HostingFacts facts, Findings findings)
    {
        foreach (var pipeline in facts.Pipelines)
        {
            foreach (var call in pipeline.Calls)
            {
                if (call.Is("UseHealthChecks") && Branching.InProduction(call.Way) != false)
                    FindMiddleware(call, findings);
            }

            foreach (var endpoint in pipeline.Endpoints)
            {
                if (endpoint.IsProbe && endpoint.IsInProduction())
                    FindEndpoint(endpoint, findings);
            }
        }
    }

    private static void FindMiddleware(PipelineCall call, Findings findings)
    {
        var pipeline = call.Pipeline;
        var ahead = pipeline.Ahead(call.Order, call.Way).Where(static each => each.IsInProduction()).ToArray();
        if (Array.Find(ahead, static each => each.Kind == CallKind.Terminal) is { } terminal)
        {
            Report(terminal, "");
        }
        else if (Array.Find(ahead, each => each.Is("UseEndpoints") && each.Pipeline == pipeline) is { } endpoints
            && pipeline.Endpoints.Find(each => each.AnswersAnyPath() && Branching.InProduction(each.Way) == true && !Branching.Exclude(each.Way, call.Way)) is { } fallback)
        {
            Report(endpoints, $" with {fallback.Name}");
        }

        void Report(PipelineCall obstacle, string what) => findings.Add(
            DiagnosticDescriptors.ShadowedProbe,
            call.Syntax,
            RedirectedProbe.MoveAhead(obstacle, call),
            obstacle.NameSeenFrom(call.Callers) + what,
            "UseHealthChecks",
            $"call UseHealthChecks before '{obstacle.NameSeenFrom(call.Callers)}'");
    }

    private static void FindEndpoint(MappedEndpoint endpoint, Findings findings)
    {
        if (Terminal(endpoint.Pipeline.AheadOfRouting(endpoint.Way), alsoPages: true) is { } beforeRouting)
        {
            Report(beforeRouting, $"call UseRouting and UseEndpoints before '{beforeRouting.NameSeenFrom(endpoint.Callers)}'", append: null);
            return;
        }

        // UseSpa lets a request pass that has an endpoint.
        if (endpoint.Kind == EndpointKind.Framework
            && endpoint.RunsAtTheEnd()
            && Terminal(endpoint.Pipeline.AheadOfExecution(endpoint.Way), alsoPages: false) is { } beforeExecution)
        {
            var append = endpoint.NeedsMiddleware() ? null : "ShortCircuit";
            Report(beforeExecution, append is null ? "map the handler as an endpoint instead" : "add .ShortCircuit(), or map the handler as an endpoint instead", append);
        }

        void Report(PipelineCall obstacle, string advice, string? append) => findings.Add(
            DiagnosticDescriptors.ShadowedProbe,
            endpoint.Syntax,
            append is null ? null : ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.Append, append),
            obstacle.NameSeenFrom(endpoint.Callers),
            endpoint.Name,
            advice);
    }

    private static PipelineCall? Terminal(IEnumerable<PipelineCall> calls, bool alsoPages) =>
        calls.FirstOrDefault(call => call.Kind == CallKind.Terminal && (alsoPages || call.Name == "Run") && call.IsInProduction());
}
