namespace HealthChecks.Generator.Analyzers.Hosting;

/// <summary>How much of a pipeline the source shows.</summary>
internal enum PipelineKind
{
    /// <summary>That of a <c>WebApplication</c>: routing comes first and endpoints come last, unless the application places them.</summary>
    Application,

    /// <summary>All of a pipeline that routes where it says so, such as that of <c>Startup.Configure</c>.</summary>
    Startup,

    /// <summary>A branch of another one.</summary>
    Branch,

    /// <summary>Part of one: what comes before and after is not known.</summary>
    Part,
}
