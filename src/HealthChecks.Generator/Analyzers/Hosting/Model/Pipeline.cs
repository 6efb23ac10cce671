using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Analyzers.Hosting;

/// <summary>A pipeline as the source builds it: what is called on it in the order of execution, and what is mapped in it.</summary>
internal sealed class Pipeline
{
    public Pipeline(PipelineKind kind, SyntaxNode root, PipelineCall? branch = null)
    {
        Kind = kind;
        Root = root;
        Branch = branch;
        Routes = new RouteGroup(this, outer: null, syntax: null);
    }

    public PipelineKind Kind { get; }

    /// <summary>The code in which the pipeline begins.</summary>
    public SyntaxNode Root { get; }

    /// <summary>The call in another pipeline that this one branches off at.</summary>
    public PipelineCall? Branch { get; }

    /// <summary>What is mapped without a group.</summary>
    public RouteGroup Routes { get; }

    public List<PipelineCall> Calls { get; } = [];

    public List<MappedEndpoint> Endpoints { get; } = [];

    /// <summary>Whether code that cannot be read adds to the pipeline.</summary>
    public bool HasUnknownParts { get; set; }

    /// <summary>Whether code that cannot be read maps something.</summary>
    public bool HasUnknownEndpoints { get; set; }

    /// <summary>The explicit <c>UseRouting</c>; null when there is none.</summary>
    public PipelineCall? Routing => First("UseRouting");

    /// <summary>The first call of a framework method that production may make.</summary>
    public PipelineCall? First(string name)
    {
        foreach (var call in Calls)
        {
            if (call.Is(name) && Branching.InProduction(call.Way) != false)
                return call;
        }

        return null;
    }

    /// <summary>The calls that certainly or possibly run before a place of the pipeline, those ahead of a branch included.</summary>
    public IEnumerable<PipelineCall> Ahead(int order, Branching? way)
    {
        for (var pipeline = this; pipeline is not null; pipeline = pipeline.Branch?.Pipeline)
        {
            foreach (var call in pipeline.Calls)
            {
                if (call.Order < order && call != Branch && !Branching.Exclude(call.Way, way))
                    yield return call;
            }

            if (pipeline.Branch is { } branch)
                order = branch.Order;
        }
    }

    /// <summary>The calls that run before what is mapped is executed; none when the place of execution is not known.</summary>
    public IEnumerable<PipelineCall> AheadOfExecution(Branching? way)
    {
        if (First("UseEndpoints") is { } endpoints)
            return Ahead(endpoints.Order, way);
        return Kind == PipelineKind.Application ? Ahead(int.MaxValue, way) : [];
    }

    /// <summary>The calls that run before what is mapped is chosen, and so before what is short-circuited is executed.</summary>
    public IEnumerable<PipelineCall> AheadOfRouting(Branching? way) => Routing is { } routing ? Ahead(routing.Order, way) : [];
}
