namespace HealthChecks.Generator.Analyzers.Hosting;

/// <summary>What the rules ask about what is mapped.</summary>
internal static class EndpointFacts
{
    /// <summary>Whether routing itself answers, so that no middleware behind it is reached. Only where all conventions are known.</summary>
    public static bool IsShortCircuited(this MappedEndpoint endpoint) =>
        !endpoint.IsUncertain && (endpoint.Kind == EndpointKind.Ours ? !endpoint.NeedsMiddleware() : endpoint.Has("ShortCircuit"));

    /// <summary>Whether the endpoint goes through the whole pipeline. Only where all conventions are known.</summary>
    public static bool RunsAtTheEnd(this MappedEndpoint endpoint) =>
        !endpoint.IsUncertain && (endpoint.Kind == EndpointKind.Ours ? endpoint.NeedsMiddleware() : !endpoint.Has("ShortCircuit"));

    /// <summary>Whether the application asks for something that only middleware can give.</summary>
    public static bool NeedsMiddleware(this MappedEndpoint endpoint) =>
        endpoint.All().Any(static each => each.Name is "RequireAuthorization" or "RequireCors" or "RequireRateLimiting" or "WithRequestTimeout" or "CacheOutput");

    /// <summary>Whether production may have it.</summary>
    public static bool IsInProduction(this MappedEndpoint endpoint) => Branching.InProduction(endpoint.Way) != false;

    /// <summary>Whether production certainly makes the call.</summary>
    public static bool IsInProduction(this PipelineCall call) => Branching.InProduction(call.Way) == true;

    /// <summary>A fallback that answers any path; one with a pattern of its own may answer some.</summary>
    public static bool AnswersAnyPath(this MappedEndpoint endpoint) =>
        endpoint.Kind == EndpointKind.Fallback
        && endpoint.Group.Outer is null
        && endpoint.Method.Parameters.All(static parameter => parameter.Name != "pattern")
        && !endpoint.Has("RequireHost")
        && !endpoint.IsUncertain;
}
