namespace HealthChecks.Generator.Analyzers.Hosting;

/// <summary>What an expression stands for: a pipeline, a group in one, or something mapped.</summary>
internal sealed class BuilderValue
{
    private BuilderValue(RouteGroup group, bool isPipeline, MappedEndpoint? endpoint)
    {
        Group = group;
        IsPipeline = isPipeline;
        Endpoint = endpoint;
    }

    public BuilderValue(Pipeline pipeline)
        : this(pipeline.Routes, isPipeline: true, endpoint: null)
    {
    }

    public BuilderValue(RouteGroup group)
        : this(group, isPipeline: false, endpoint: null)
    {
    }

    public BuilderValue(MappedEndpoint endpoint)
        : this(endpoint.Group, isPipeline: false, endpoint)
    {
    }

    public Pipeline Pipeline => Group.Pipeline;

    /// <summary>The group to map into, unless it is something mapped.</summary>
    public RouteGroup Group { get; }

    /// <summary>Whether middleware can be added to it.</summary>
    public bool IsPipeline { get; }

    /// <summary>What is mapped; null for a pipeline or a group.</summary>
    public MappedEndpoint? Endpoint { get; }

    /// <summary>Code that cannot be read has it, and may do anything to it.</summary>
    public void Escape()
    {
        if (Endpoint is not null)
        {
            Endpoint.HasUnknownConventions = true;
            return;
        }

        Pipeline.HasUnknownParts |= IsPipeline;
        Pipeline.HasUnknownEndpoints = true;
        if (!IsPipeline)
            Group.HasUnknownConventions = true;
    }
}
